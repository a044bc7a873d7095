-- Registered residents. zt: 正常, 迁出 (moved away: the address is where they no longer live), 注销 (struck off: the row says nothing any more).
INSERT INTO Person (
  residentNumber, nationalId, name, gender, birthDate, ethnicity, phone, maritalStatus, residence,
  "livesIn.addressCode", "dwelling.addressCode", "household.number", "record.updatedAt")
SELECT
  rkbh,
  NORMAL_ID(sfzh),
  NORMAL_NAME(xm),
  CASE xb WHEN '1' THEN 'MALE' WHEN '2' THEN 'FEMALE' END,
  csrq,
  CASE mz WHEN '01' THEN '汉族' WHEN '03' THEN '回族' WHEN '05' THEN '维吾尔族' WHEN '06' THEN '苗族' WHEN '08' THEN '壮族' WHEN '15' THEN '土家族' END,
  NORMAL_PHONE(lxdh),
  CASE hyzk WHEN '10' THEN 'SINGLE' WHEN '20' THEN 'MARRIED' WHEN '30' THEN 'WIDOWED' WHEN '40' THEN 'DIVORCED' END,
  CASE zt WHEN '迁出' THEN 'MOVED_AWAY' ELSE 'REGISTERED' END,
  CASE WHEN zt <> '迁出' THEN dzbm END,
  CASE WHEN zt <> '迁出' THEN fjbm END,
  hkbh,
  gxsj
FROM resident
WHERE zt <> '注销'
