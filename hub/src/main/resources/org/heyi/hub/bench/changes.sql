-- Parameters: first number, last number. Everybody gets another telephone number; one in forty moves next door.
UPDATE resident SET
  lxdh = '+861390' || lpad(rkbh::text, 7, '0'),
  dzbm = CASE WHEN rkbh % 40 = 0 THEN 'B' || lpad((rkbh / 4 + 1)::text, 9, '0') ELSE dzbm END,
  gxsj = gxsj + interval '1 day'
WHERE rkbh BETWEEN ?::bigint AND ?::bigint
