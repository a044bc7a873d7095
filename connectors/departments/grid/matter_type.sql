-- The list of responsibilities.
INSERT INTO MatterType (code, name, category, limitDays, "department.code", "record.updatedAt")
SELECT
  sxbm,
  sxmc,
  CASE sxlb WHEN '1' THEN 'SAFETY' WHEN '2' THEN 'ENVIRONMENT' WHEN '3' THEN 'DISPUTE' WHEN '4' THEN 'SERVICE' WHEN '5' THEN 'MARKET' WHEN '6' THEN 'ORDER' END,
  blsx,
  bmbm,
  gxsj
FROM matter_type
