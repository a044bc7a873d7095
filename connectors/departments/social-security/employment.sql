-- Employments that go on (AC02). aac049 first day, aac050 last day, 9999-12-31 or nothing while it goes on; aca111 job.
INSERT INTO Person (socialSecurityNumber, occupation, employedSince, "employer.employerNumber", "record.updatedAt")
SELECT aac001, TRIM_TO_NULL(aca111), aac049, aab001, TIMESTAMP_OF(CAST(aae036 AS VARCHAR), 'yyyyMMddHHmmss')
FROM ac02
WHERE aac050 IS NULL OR aac050 = DATE '9999-12-31'
