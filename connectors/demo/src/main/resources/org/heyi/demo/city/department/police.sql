CREATE TABLE standard_address (
  dzbm   varchar(24) PRIMARY KEY,
  lx     char(1) NOT NULL,
  sjdzbm varchar(24),
  xzqh   varchar(12) NOT NULL,
  dzmc   varchar(200) NOT NULL,
  dy     varchar(8),
  sh     varchar(16),
  jd     numeric(9,6),
  wd     numeric(9,6),
  zt     varchar(4) NOT NULL,
  gxsj   timestamp(0) NOT NULL
);
CREATE TABLE household (
  hkbh   varchar(16) PRIMARY KEY,
  hlx    char(1) NOT NULL,
  hzsfzh varchar(18),
  rs     smallint,
  dzbm   varchar(24),
  gxsj   timestamp(0) NOT NULL
);
CREATE TABLE resident (
  rkbh varchar(16) PRIMARY KEY,
  sfzh varchar(18),
  xm   varchar(40) NOT NULL,
  xb   char(1),
  csrq date,
  mz   char(2),
  hkbh varchar(16),
  hzgx char(2),
  dzbm varchar(24),
  fjbm varchar(24),
  lxdh varchar(30),
  hyzk char(2),
  zt   varchar(4) NOT NULL,
  djsj timestamp(0),
  gxsj timestamp(0) NOT NULL
);
CREATE INDEX resident_sfzh ON resident (sfzh);
CREATE TABLE floating_population (
  lsh    bigint PRIMARY KEY,
  sfzh   varchar(18),
  xm     varchar(40) NOT NULL,
  xb     varchar(2),
  csrq   varchar(10),
  hjdz   varchar(100),
  xzdz   varchar(24),
  fjbm   varchar(24),
  lxdh   varchar(30),
  zzsy   char(2),
  ldrq   char(8),
  djsj   timestamp(0) with time zone,
  gxsj   timestamp(0) with time zone NOT NULL
);
