INSERT INTO Building (code, oldCode, address, storeys, "record.updatedAt")
SELECT code, old_code, address, CAST(TRIM_TO_NULL(storeys) AS INTEGER), updated
FROM building
WHERE address <> 'pulled down' OR address IS NULL
