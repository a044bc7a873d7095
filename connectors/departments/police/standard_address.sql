-- Standard addresses. lx: 1 building, 2 dwelling in the building sjdzbm.
INSERT INTO Building (addressCode, address, longitude, latitude, "place.code", "record.updatedAt")
SELECT dzbm, NORMAL_ADDRESS(dzmc), CAST(jd AS DOUBLE), CAST(wd AS DOUBLE), xzqh, gxsj
FROM standard_address
WHERE lx = '1' AND zt = '启用';

INSERT INTO Dwelling (addressCode, room, "building.addressCode", "record.updatedAt")
SELECT dzbm, dy || '-' || sh, sjdzbm, gxsj
FROM standard_address
WHERE lx = '2' AND zt = '启用'
