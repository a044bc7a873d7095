CREATE TABLE qyjbxx (
  zch      varchar(15) NOT NULL PRIMARY KEY,
  tyshxydm char(18),
  qymc     varchar(100) NOT NULL,
  qylx     char(4) NOT NULL,
  clrq     varchar(10),
  zczb     decimal(16,4),
  zs       varchar(200),
  dzbm     varchar(24),
  hydm     varchar(5),
  jyfw     text,
  djzt     char(1) NOT NULL,
  lxdh     varchar(30),
  gxsj     datetime(3) NOT NULL
);
CREATE TABLE fddbr (
  id   bigint NOT NULL PRIMARY KEY,
  zch  varchar(15) NOT NULL,
  xm   varchar(40) NOT NULL,
  zjhm varchar(18),
  rzrq date,
  gxsj datetime(3) NOT NULL
);
CREATE TABLE tzxm (
  xmdm     varchar(24) NOT NULL PRIMARY KEY,
  xmmc     varchar(120) NOT NULL,
  tyshxydm char(18),
  ztz      decimal(16,2),
  xzqh     varchar(12),
  jszt     char(1) NOT NULL,
  kgrq     varchar(10),
  jgrq     varchar(10),
  gxsj     datetime(3) NOT NULL
);
CREATE TABLE xkz (
  xkzh     varchar(24) NOT NULL PRIMARY KEY,
  zch      varchar(15) NOT NULL,
  xkmc     varchar(60) NOT NULL,
  fzrq     varchar(8),
  yxqz     varchar(8),
  fzjg     varchar(60),
  zt       char(1) NOT NULL,
  gxsj     datetime(3) NOT NULL
);
