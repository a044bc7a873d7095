-- People registered elsewhere who live here. csrq is written 1990/1/31.
INSERT INTO Person (
  nationalId, name, gender, birthDate, phone, placeOfOrigin, residence,
  "livesIn.addressCode", "dwelling.addressCode", "record.updatedAt")
SELECT
  NORMAL_ID(sfzh),
  NORMAL_NAME(xm),
  CASE xb WHEN '男' THEN 'MALE' WHEN '女' THEN 'FEMALE' ELSE SEX_OF_ID(sfzh) END,
  COALESCE(DATE_OF(csrq, 'yyyy/M/d'), BIRTH_DATE_OF_ID(sfzh)),
  NORMAL_PHONE(lxdh),
  TRIM_TO_NULL(hjdz),
  'FLOATING',
  xzdz,
  fjbm,
  gxsj
FROM floating_population
