INSERT INTO Mass (number, content) SELECT 'estate-' || nr, said FROM mass
