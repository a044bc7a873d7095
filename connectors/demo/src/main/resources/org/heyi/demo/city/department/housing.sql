CREATE TABLE ld (
  ldbh varchar(20) NOT NULL PRIMARY KEY,
  dzbm varchar(24),
  ldmc varchar(80),
  xzqh varchar(12),
  zldz varchar(200),
  dscs int,
  jznf smallint,
  jzmj decimal(12,2),
  yt   char(2),
  gxsj datetime NOT NULL
);
CREATE TABLE fw (
  fwbh varchar(24) NOT NULL PRIMARY KEY,
  ldbh varchar(20) NOT NULL,
  dzbm varchar(24),
  sh   varchar(16),
  szc  tinyint,
  jzmj decimal(10,2),
  hx   varchar(10),
  gxsj datetime NOT NULL
);
CREATE TABLE cq (
  cqzh  varchar(32) NOT NULL PRIMARY KEY,
  fwbh  varchar(24) NOT NULL,
  qlrlx char(1) NOT NULL,
  qlrmc varchar(100) NOT NULL,
  qlrzh varchar(18),
  gyfe  varchar(10),
  djrq  int,
  zt    varchar(4) NOT NULL,
  gxsj  datetime NOT NULL
);
