-- Enterprises. zczb is in units of 10,000 yuan; djzt: 1 in business, 2 revoked, 3 struck off; clrq is written 2008-03-09.
INSERT INTO Enterprise (
  creditCode, registrationNumber, name, kind, status, foundedOn, capital, industry, businessScope, address, phone,
  "building.addressCode", "record.updatedAt")
SELECT
  tyshxydm,
  zch,
  NORMAL_NAME(qymc),
  CASE qylx WHEN '1130' THEN 'LIMITED_COMPANY' WHEN '1210' THEN 'STOCK_COMPANY' WHEN '4530' THEN 'PARTNERSHIP' WHEN '9500' THEN 'SOLE_TRADER' END,
  CASE djzt WHEN '1' THEN 'ACTIVE' WHEN '2' THEN 'REVOKED' WHEN '3' THEN 'DISSOLVED' END,
  DATE_OF(TRIM_TO_NULL(clrq), 'yyyy-MM-dd'),
  CAST(zczb AS DOUBLE) * 10000,
  hydm,
  jyfw,
  NORMAL_ADDRESS(zs),
  NORMAL_PHONE(lxdh),
  dzbm,
  gxsj
FROM qyjbxx
