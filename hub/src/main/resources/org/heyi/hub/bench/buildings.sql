-- Parameters: first number, last number.
INSERT INTO building (dzbm, dz)
SELECT 'B' || lpad(i::text, 9, '0'), '江阴市澄江街道' || (i / 50) || '号小区' || (i % 50) || '幢'
FROM generate_series(?::bigint, ?::bigint) i
