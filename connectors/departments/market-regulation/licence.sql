-- Licences. yxqz 99991231: without end; zt: 1 in force, 2 expired, 3 revoked.
INSERT INTO Certificate (
  number, kind, title, issuedOn, validUntil, issuer, status, "enterprise.registrationNumber", "record.updatedAt")
SELECT
  xkzh,
  'LICENCE',
  xkmc,
  DATE_OF(TRIM_TO_NULL(fzrq), 'yyyyMMdd'),
  CASE WHEN yxqz = '99991231' THEN NULL ELSE DATE_OF(TRIM_TO_NULL(yxqz), 'yyyyMMdd') END,
  fzjg,
  CASE zt WHEN '1' THEN 'VALID' WHEN '2' THEN 'EXPIRED' ELSE 'REVOKED' END,
  zch,
  gxsj
FROM xkz
