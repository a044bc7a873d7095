-- Vaccinations. What a row says of the person (it ties health file and ID number), and of the vaccination itself.
INSERT INTO Person (nationalId, healthFileNumber, name, "record.updatedAt")
SELECT NORMAL_ID(sfzh), TRIM_TO_NULL(jkdabh), NORMAL_NAME(xm), TIMESTAMP_OF(gxsj, 'yyyy/M/d H:mm')
FROM vaccination;

INSERT INTO Certificate (number, kind, title, issuedOn, issuer, status, "holders.healthFileNumber", "record.updatedAt")
SELECT
  jzbh, 'VACCINATION', ymmc, DATE_OF(TRIM_TO_NULL(jzrq), 'yyyy/M/d'), jzdw, 'VALID', TRIM_TO_NULL(jkdabh),
  TIMESTAMP_OF(gxsj, 'yyyy/M/d H:mm')
FROM vaccination
