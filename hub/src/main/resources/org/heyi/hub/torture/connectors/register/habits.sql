-- Tables that are swapped, partitioned, emptied and altered.
INSERT INTO Entry (number, content) SELECT 'register-nightly-' || CAST(id AS VARCHAR), said FROM nightly;
INSERT INTO Entry (number, content) SELECT 'register-swapped-' || CAST(id AS VARCHAR), said FROM swapped;
INSERT INTO Entry (number, content) SELECT 'register-toggled-' || CAST(id AS VARCHAR), said FROM toggled;
INSERT INTO Entry (number, content, under) SELECT 'register-bulky-' || CAST(id AS VARCHAR), said, beside FROM bulky;
INSERT INTO Entry (number, content) SELECT 'register-ledger-' || CAST(id AS VARCHAR) || '-' || CAST(part AS VARCHAR), said FROM ledger;
INSERT INTO Entry (number, content, under) SELECT 'register-counted-' || CAST(id AS VARCHAR), CAST(number AS VARCHAR), said FROM counted
