INSERT INTO Person (ident, fileNumber, name, phone, motto, "livesIn.oldCode", "record.updatedAt")
SELECT ident, file_no, name, phone, SUBSTRING(note FROM 1 FOR 12), old_code, updated
FROM patient
