CREATE TABLE department (
  bmbm varchar(6) PRIMARY KEY,
  bmmc varchar(60) NOT NULL,
  lxdh varchar(30),
  gxsj timestamp(3) with time zone NOT NULL
);
CREATE TABLE matter_type (
  sxbm varchar(10) PRIMARY KEY,
  sxmc varchar(80) NOT NULL,
  bmbm varchar(6) NOT NULL,
  sxlb char(1) NOT NULL,
  blsx smallint,
  gxsj timestamp(3) with time zone NOT NULL
);
CREATE TABLE grid_cell (
  wgbm   varchar(16) PRIMARY KEY,
  wgmc   varchar(60) NOT NULL,
  wgcj   smallint NOT NULL,
  sjwgbm varchar(16),
  xzqh   varchar(12) NOT NULL,
  wgmj   double precision,
  gxsj   timestamp(3) with time zone NOT NULL
);
CREATE TABLE grid_post (
  gwbh varchar(20) PRIMARY KEY,
  wgbm varchar(16) NOT NULL,
  gwlx smallint NOT NULL,
  xm   varchar(40),
  sfzh varchar(18),
  lxdh varchar(30),
  rzrq varchar(10),
  gxsj timestamp(3) with time zone NOT NULL
);
CREATE TABLE building_cell (
  dzbm varchar(24) PRIMARY KEY,
  wgbm varchar(16) NOT NULL,
  gxsj timestamp(3) with time zone NOT NULL
);
CREATE TABLE matter (
  sjbh     uuid PRIMARY KEY,
  sxbm     varchar(10),
  bt       varchar(120) NOT NULL,
  nr       text,
  sbrxm    varchar(40),
  sbrsfzh  varchar(18),
  sbrdh    varchar(30),
  ly       varchar(10),
  jj       boolean,
  zt       smallint NOT NULL,
  bmbm     varchar(6),
  xzqh     varchar(12),
  dzbm     varchar(24),
  wgbm     varchar(16),
  tyshxydm varchar(18),
  sbsj     timestamp(3) with time zone NOT NULL,
  bjsj     timestamp(3) with time zone,
  gxsj     timestamp(3) with time zone NOT NULL
);
ALTER TABLE matter ALTER COLUMN nr SET STORAGE EXTERNAL;
CREATE TABLE enterprise_contact (
  tyshxydm varchar(18) PRIMARY KEY,
  qymc     varchar(120),
  lxdh     varchar(30) NOT NULL
);
