-- The rows as the hand-written loader reads them. Parameters: first number, last number.
-- A column named Type.field is an identifier: the loader adds the id of its entity.
SELECT
  'bench/resident/Person/' || rkbh AS key,
  sfzh AS "Person.nationalId",
  trim(xm) AS name,
  CASE xb WHEN '1' THEN 'MALE' WHEN '2' THEN 'FEMALE' END AS gender,
  csrq AS "birthDate",
  lxdh AS phone,
  dzbm AS "Building.code",
  gxsj AT TIME ZONE 'Asia/Shanghai' AS "updatedAt",
  xmin::text AS transaction
FROM resident
WHERE rkbh BETWEEN ?::bigint AND ?::bigint
ORDER BY rkbh
