-- Both tables are always changed in one transaction.
INSERT INTO Pair (number, here) SELECT 'register-' || nr, said FROM pair_one;
INSERT INTO Pair (number, there) SELECT 'register-' || nr, said FROM pair_other
