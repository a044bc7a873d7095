-- Administrative divisions. jb: 1 county, 2 town, 3 village or community.
INSERT INTO Place (code, name, level, "parent.code", "record.updatedAt")
SELECT dm, mc, CASE jb WHEN 1 THEN 'COUNTY' WHEN 2 THEN 'TOWN' WHEN 3 THEN 'COMMUNITY' END, sjdm, gxsj
FROM division
