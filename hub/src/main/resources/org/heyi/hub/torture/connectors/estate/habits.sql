-- Tables that are swapped, partitioned, emptied, and changed with others.
INSERT INTO Entry (number, content) SELECT 'estate-nightly-' || CAST(id AS VARCHAR), said FROM nightly;
INSERT INTO Entry (number, content) SELECT 'estate-account-' || CAST(id AS VARCHAR), said FROM account;
INSERT INTO Entry (number, content) SELECT 'estate-held-' || CAST(id AS VARCHAR), said FROM held;
INSERT INTO Entry (number, content) SELECT 'estate-ledger-' || CAST(id AS VARCHAR) || '-' || CAST(part AS VARCHAR), said FROM ledger;
INSERT INTO Entry (number, content, under) SELECT 'estate-parcel-' || CAST(id AS VARCHAR), said, district FROM parcel;
INSERT INTO Entry (number, content, under) SELECT 'estate-lease-' || CAST(id AS VARCHAR), said, CAST(parcel AS VARCHAR) FROM lease
