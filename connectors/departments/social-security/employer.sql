-- Employers (AB01). aab001 employer's number, aab003 credit code, aab004 name, aab015 insured employees, aae036 when the row was handled.
INSERT INTO Enterprise (creditCode, employerNumber, name, insuredEmployees, phone, "record.updatedAt")
SELECT
  TRIM_TO_NULL(aab003), aab001, NORMAL_NAME(aab004), aab015, NORMAL_PHONE(aae005),
  TIMESTAMP_OF(CAST(aae036 AS VARCHAR), 'yyyyMMddHHmmss')
FROM ab01
