-- Social organisations. clrq is written 2008年3月9日; zt 1 registered, 0 struck off.
INSERT INTO Organisation (
  creditCode, registrationNumber, name, kind, foundedOn, address, "legalRepresentative.nationalId", "record.updatedAt")
SELECT
  tyshxydm,
  djzh,
  NORMAL_NAME(mc),
  CASE lx WHEN '51' THEN 'ASSOCIATION' WHEN '52' THEN 'SERVICE' WHEN '53' THEN 'FOUNDATION' END,
  DATE_OF(clrq, 'yyyy年M月d日'),
  NORMAL_ADDRESS(zs),
  NORMAL_ID(frsfzh),
  gxsj
FROM social_organisation
WHERE zt = '1'
