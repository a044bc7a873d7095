INSERT INTO Person (nationalId, name, gender, birthDate, phone, "livesIn.code", "record.updatedAt")
SELECT sfzh, TRIM(xm), CASE xb WHEN '1' THEN 'MALE' WHEN '2' THEN 'FEMALE' END, csrq, lxdh, dzbm, gxsj
FROM resident;

INSERT INTO Building (code, address)
SELECT dzbm, dz
FROM building;
