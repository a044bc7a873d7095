INSERT INTO Person (ident, fileNumber, name, phone, "livesIn.code", "owns.oldCode", "record.updatedAt")
SELECT ident, file_no, name, phone, code, old_code, TIMESTAMP_OF(updated, 'yyyy-MM-dd HH:mm:ss')
FROM survey
