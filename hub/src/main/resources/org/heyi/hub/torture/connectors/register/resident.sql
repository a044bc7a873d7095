-- A long note that most updates leave alone; a day of birth that may be badly written; a state that may hide the row.
INSERT INTO Person (ident, fileNumber, name, phone, note, bornOn, "livesIn.code", "record.updatedAt")
SELECT ident, file_no, name, CASE WHEN phone LIKE '1%' THEN phone END, note, DATE_OF(TRIM_TO_NULL(born), 'yyyyMMdd'), building, updated
FROM resident
WHERE state <> 'gone';

-- What the same row says of the building.
INSERT INTO Building (code, address) SELECT building, building_address FROM resident WHERE building_address IS NOT NULL
