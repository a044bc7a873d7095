-- Allowances being paid (zt 1).
INSERT INTO Person (nationalId, name, allowance, allowanceMonthly, "record.updatedAt")
SELECT
  NORMAL_ID(lqrsfzh),
  NORMAL_NAME(lqrxm),
  CASE btlx WHEN '01' THEN 'OLD_AGE' WHEN '02' THEN 'SUBSISTENCE' WHEN '03' THEN 'DISABILITY' WHEN '04' THEN 'ORPHAN' END,
  CAST(je AS DOUBLE),
  gxsj
FROM allowance
WHERE zt = '1'
