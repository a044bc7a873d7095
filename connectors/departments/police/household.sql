-- Household registers. hlx: 1 family, 2 collective.
INSERT INTO Household (number, kind, size, "head.nationalId", "building.addressCode", "record.updatedAt")
SELECT hkbh, CASE hlx WHEN '2' THEN 'COLLECTIVE' ELSE 'FAMILY' END, rs, NORMAL_ID(hzsfzh), dzbm, gxsj
FROM household
