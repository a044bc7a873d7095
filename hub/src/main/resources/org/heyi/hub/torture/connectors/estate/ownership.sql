INSERT INTO Person (ident, "owns.code", "livesIn.code", "record.updatedAt")
SELECT ident, code, CASE WHEN lives_there = 1 THEN code END, updated
FROM ownership
