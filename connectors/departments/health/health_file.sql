-- Residents' health files; some have no ID number, some an old one of 15 digits. mbbz: 是, 否 or empty.
INSERT INTO Person (
  nationalId, healthFileNumber, name, gender, birthDate, phone, statedAddress, bloodGroup, chronicallyIll, "record.updatedAt")
SELECT
  NORMAL_ID(sfzh),
  jkdabh,
  NORMAL_NAME(xm),
  CASE xb WHEN '男' THEN 'MALE' WHEN '女' THEN 'FEMALE' END,
  DATE_OF(TRIM_TO_NULL(csrq), 'yyyy-MM-dd'),
  NORMAL_PHONE(lxdh),
  NORMAL_ADDRESS(TRIM_TO_NULL(xzz)),
  CASE xx WHEN 'A' THEN 'A' WHEN 'B' THEN 'B' WHEN 'AB' THEN 'AB' WHEN 'O' THEN 'O' END,
  CASE mbbz WHEN '是' THEN TRUE WHEN '否' THEN FALSE END,
  TIMESTAMP_OF(gxsj, 'yyyy-MM-dd HH:mm:ss')
FROM health_file
