-- Buildings (楼栋). yt: 10 dwelling, 20 trade and offices, 30 industry, 40 mixed.
INSERT INTO Building (
  addressCode, buildingNumber, address, name, "use", floors, builtIn, floorSpace, "place.code", "record.updatedAt")
SELECT
  dzbm,
  ldbh,
  NORMAL_ADDRESS(zldz),
  TRIM_TO_NULL(ldmc),
  CASE yt WHEN '10' THEN 'RESIDENTIAL' WHEN '20' THEN 'COMMERCIAL' WHEN '30' THEN 'INDUSTRIAL' WHEN '40' THEN 'MIXED' END,
  dscs,
  jznf,
  CAST(jzmj AS DOUBLE),
  xzqh,
  gxsj
FROM ld
