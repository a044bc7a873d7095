INSERT INTO Mass (number, value) SELECT 'estate-' || nr, said FROM mass
