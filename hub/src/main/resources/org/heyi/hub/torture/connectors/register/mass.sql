INSERT INTO Mass (number, content) SELECT 'register-' || nr, said FROM mass
