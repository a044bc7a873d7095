-- Both tables are always changed in one transaction.
INSERT INTO Pair (number, here) SELECT 'clinic-' || nr, said FROM pair_one;
INSERT INTO Pair (number, there) SELECT 'clinic-' || nr, said FROM pair_other
