-- One-plus-five posts. gwlx: 1 网格长, 2 网格员, 3 督查员, 4 信息员, 5 巡查员, 6 联络员; rzrq is written 2023-9-1.
INSERT INTO GridPost (number, kind, phone, heldSince, "gridCell.code", "holder.nationalId", "record.updatedAt")
SELECT
  gwbh,
  CASE gwlx WHEN 1 THEN 'HEAD' WHEN 2 THEN 'WORKER' WHEN 3 THEN 'SUPERVISOR' WHEN 4 THEN 'INFORMANT' WHEN 5 THEN 'PATROL' WHEN 6 THEN 'LIAISON' END,
  NORMAL_PHONE(lxdh),
  DATE_OF(TRIM_TO_NULL(rzrq), 'yyyy-M-d'),
  wgbm,
  NORMAL_ID(sfzh),
  gxsj
FROM grid_post
