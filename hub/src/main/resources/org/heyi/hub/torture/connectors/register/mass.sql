INSERT INTO Mass (number, value) SELECT 'register-' || nr, said FROM mass
