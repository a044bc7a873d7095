-- Legal representatives: who represents the enterprise, and what the row says of the person.
INSERT INTO Enterprise (registrationNumber, "legalRepresentative.nationalId", "record.updatedAt")
SELECT zch, NORMAL_ID(zjhm), gxsj
FROM fddbr;

INSERT INTO Person (nationalId, name, "record.updatedAt")
SELECT NORMAL_ID(zjhm), NORMAL_NAME(xm), gxsj
FROM fddbr
WHERE zjhm IS NOT NULL
