-- Insured persons (AC01). aac001 personal number, aac002 ID number, aae010 account of the card, aac008 state: 1 paying, 2 paused, 3 ended.
INSERT INTO Person (
  nationalId, socialSecurityNumber, name, gender, birthDate, phone, bankAccount, insurance, "record.updatedAt")
SELECT
  NORMAL_ID(aac002),
  aac001,
  NORMAL_NAME(aac003),
  CASE aac004 WHEN '1' THEN 'MALE' WHEN '2' THEN 'FEMALE' END,
  DATE_OF(TRIM_TO_NULL(aac006), 'yyyyMMdd'),
  NORMAL_PHONE(aae005),
  TRIM_TO_NULL(aae010),
  CASE aac008 WHEN '1' THEN 'ACTIVE' WHEN '2' THEN 'PAUSED' WHEN '3' THEN 'ENDED' END,
  TIMESTAMP_OF(CAST(aae036 AS VARCHAR), 'yyyyMMddHHmmss')
FROM ac01
