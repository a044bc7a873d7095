-- Matters from the hotline and the grid.
INSERT INTO Matter (
  number, title, content, status, channel, urgent, reportedAt, closedAt, contactPhone, "type.code", "reporter.nationalId",
  "place.code", "building.addressCode", "gridCell.code", "department.code", "enterprise.creditCode", "record.updatedAt")
SELECT
  sjbh,
  bt,
  nr,
  CASE zt WHEN 1 THEN 'RECEIVED' WHEN 2 THEN 'ASSIGNED' WHEN 3 THEN 'IN_PROGRESS' WHEN 4 THEN 'CLOSED' WHEN 9 THEN 'RETURNED' END,
  CASE ly WHEN '12345' THEN 'HOTLINE' WHEN '巡查' THEN 'PATROL' WHEN 'APP' THEN 'APP' WHEN '来访' THEN 'VISIT' END,
  jj,
  sbsj,
  bjsj,
  NORMAL_PHONE(sbrdh),
  sxbm,
  NORMAL_ID(sbrsfzh),
  xzqh,
  dzbm,
  wgbm,
  bmbm,
  tyshxydm,
  gxsj
FROM matter
