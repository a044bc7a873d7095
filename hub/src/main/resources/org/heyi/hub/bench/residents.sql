-- Parameters: first number, last number, residents of a building.
INSERT INTO resident (rkbh, sfzh, xm, xb, csrq, lxdh, dzbm, gxsj)
SELECT
  i,
  '320281' || lpad(i::text, 12, '0'),
  (ARRAY['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙'])[1 + i % 12]
    || chr((20000 + (i::bigint * 7919) % 8000)::int) || chr((20000 + (i::bigint * 104729) % 8000)::int),
  CASE i % 2 WHEN 0 THEN '1' ELSE '2' END,
  date '1940-01-01' + (i % 28000)::int,
  '+861380' || lpad(i::text, 7, '0'),
  'B' || lpad((i / p.residents)::text, 9, '0'),
  timestamp '2026-01-01 08:00:00' + (i % 100000) * interval '1 second'
FROM (SELECT ?::bigint AS first, ?::bigint AS last, ?::bigint AS residents) p, generate_series(p.first, p.last) i
