-- Title deeds (产权). qlrlx: 1 person, 2 enterprise; zt: 现势 in force, 历史 superseded. djrq is a number, 20260131.
INSERT INTO Dwelling (houseNumber, "owners.nationalId", "record.updatedAt")
SELECT fwbh, NORMAL_ID(qlrzh), gxsj
FROM cq
WHERE qlrlx = '1' AND zt = '现势';

INSERT INTO Dwelling (houseNumber, "owningEnterprises.creditCode", "record.updatedAt")
SELECT fwbh, qlrzh, gxsj
FROM cq
WHERE qlrlx = '2' AND zt = '现势';

INSERT INTO Certificate (
  number, kind, title, issuedOn, issuer, status, "holders.nationalId", "enterprise.creditCode", "dwelling.houseNumber",
  "record.updatedAt")
SELECT
  cqzh,
  'TITLE_DEED',
  '不动产权证书',
  DATE_OF(CAST(djrq AS VARCHAR), 'yyyyMMdd'),
  '市不动产登记中心',
  CASE zt WHEN '现势' THEN 'VALID' ELSE 'REVOKED' END,
  CASE qlrlx WHEN '1' THEN NORMAL_ID(qlrzh) END,
  CASE qlrlx WHEN '2' THEN qlrzh END,
  fwbh,
  gxsj
FROM cq
