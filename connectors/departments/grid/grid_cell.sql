-- Grid cells on three levels, and the cell a building lies in.
INSERT INTO GridCell (code, name, level, area, "parent.code", "place.code", "record.updatedAt")
SELECT
  wgbm, wgmc, CASE wgcj WHEN 1 THEN 'TOWN' WHEN 2 THEN 'COMMUNITY' WHEN 3 THEN 'NEIGHBOURHOOD' END, wgmj, sjwgbm, xzqh, gxsj
FROM grid_cell;

INSERT INTO Building (addressCode, "gridCell.code", "record.updatedAt")
SELECT dzbm, wgbm, gxsj
FROM building_cell
