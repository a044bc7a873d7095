-- Investment projects. ztz is in units of 10,000 yuan; jszt: 0 planned, 1 under construction, 2 completed, 3 put off.
INSERT INTO InvestmentProject (
  code, name, investment, stage, startedOn, completedOn, "investor.creditCode", "place.code", "record.updatedAt")
SELECT
  xmdm,
  xmmc,
  CAST(ztz AS DOUBLE) * 10000,
  CASE jszt WHEN '0' THEN 'PLANNED' WHEN '1' THEN 'UNDER_CONSTRUCTION' WHEN '2' THEN 'COMPLETED' WHEN '3' THEN 'SUSPENDED' END,
  DATE_OF(TRIM_TO_NULL(kgrq), 'yyyy.MM.dd'),
  DATE_OF(TRIM_TO_NULL(jgrq), 'yyyy.MM.dd'),
  tyshxydm,
  xzqh,
  gxsj
FROM tzxm
