-- Marriages. zt: 1 married, 2 divorced since. What a row says of the husband, of the wife, and of the certificate.
INSERT INTO Person (nationalId, name, gender, maritalStatus, "spouse.nationalId", "record.updatedAt")
SELECT
  NORMAL_ID(nansfzh), NORMAL_NAME(nanxm), 'MALE',
  CASE zt WHEN '1' THEN 'MARRIED' ELSE 'DIVORCED' END, CASE zt WHEN '1' THEN NORMAL_ID(nvsfzh) END, gxsj
FROM marriage;

INSERT INTO Person (nationalId, name, gender, maritalStatus, "spouse.nationalId", "record.updatedAt")
SELECT
  NORMAL_ID(nvsfzh), NORMAL_NAME(nvxm), 'FEMALE',
  CASE zt WHEN '1' THEN 'MARRIED' ELSE 'DIVORCED' END, CASE zt WHEN '1' THEN NORMAL_ID(nansfzh) END, gxsj
FROM marriage;

INSERT INTO Certificate (number, kind, title, issuedOn, issuer, status, "holders.nationalId", "record.updatedAt")
SELECT
  djzh, 'MARRIAGE', '结婚证', djrq, djjg, CASE zt WHEN '1' THEN 'VALID' ELSE 'REVOKED' END, NORMAL_ID(nansfzh), gxsj
FROM marriage;

INSERT INTO Certificate (number, "holders.nationalId", "record.updatedAt")
SELECT djzh, NORMAL_ID(nvsfzh), gxsj
FROM marriage
