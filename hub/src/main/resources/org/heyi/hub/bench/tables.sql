CREATE TABLE resident (
  rkbh bigint PRIMARY KEY,
  sfzh varchar(18) NOT NULL,
  xm varchar(60) NOT NULL,
  xb char(1),
  csrq date,
  lxdh varchar(20),
  dzbm varchar(20),
  gxsj timestamp
);
CREATE TABLE building (
  dzbm varchar(20) PRIMARY KEY,
  dz varchar(100) NOT NULL
);
