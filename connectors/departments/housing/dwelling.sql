-- Dwellings (房屋).
INSERT INTO Dwelling (
  addressCode, houseNumber, room, "floor", floorSpace, layout, "building.buildingNumber", "record.updatedAt")
SELECT dzbm, fwbh, sh, szc, CAST(jzmj AS DOUBLE), TRIM_TO_NULL(hx), ldbh, gxsj
FROM fw
