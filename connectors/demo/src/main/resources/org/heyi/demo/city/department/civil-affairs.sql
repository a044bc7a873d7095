CREATE TABLE division (
  dm   varchar(12) PRIMARY KEY,
  mc   varchar(60) NOT NULL,
  sjdm varchar(12),
  jb   smallint NOT NULL,
  gxsj timestamp(0) NOT NULL
);
CREATE TABLE allowance (
  btbh     varchar(20) PRIMARY KEY,
  lqrsfzh  varchar(18),
  lqrxm    varchar(40) NOT NULL,
  btlx     char(2) NOT NULL,
  je       numeric(10,2) NOT NULL,
  ksrq     date NOT NULL,
  jsrq     date,
  zt       char(1) NOT NULL,
  gxsj     timestamp(0) NOT NULL
);
CREATE TABLE social_organisation (
  djzh     varchar(20) PRIMARY KEY,
  tyshxydm char(18),
  mc       varchar(100) NOT NULL,
  lx       char(2) NOT NULL,
  fddbr    varchar(40),
  frsfzh   varchar(18),
  zs       varchar(200),
  clrq     varchar(14),
  zt       char(1) NOT NULL,
  gxsj     timestamp(0) NOT NULL
);
CREATE TABLE marriage (
  djzh   varchar(24) PRIMARY KEY,
  nansfzh varchar(18),
  nanxm   varchar(40) NOT NULL,
  nvsfzh  varchar(18),
  nvxm    varchar(40) NOT NULL,
  djrq    date NOT NULL,
  djjg    varchar(60),
  zt      char(1) NOT NULL,
  gxsj    timestamp(0) NOT NULL
);
