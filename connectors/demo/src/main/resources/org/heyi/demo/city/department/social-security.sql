CREATE TABLE ab01 (
  aab001 varchar(14) PRIMARY KEY,
  aab003 varchar(18),
  aab004 varchar(100) NOT NULL,
  aab015 integer,
  aae005 varchar(30),
  aae036 bigint NOT NULL
);
CREATE TABLE ac01 (
  aac001 varchar(14) PRIMARY KEY,
  aac002 varchar(18),
  aac003 varchar(40) NOT NULL,
  aac004 char(1),
  aac006 char(8),
  aae005 varchar(30),
  aae010 varchar(19),
  aac008 char(1) NOT NULL,
  aae036 bigint NOT NULL
);
CREATE TABLE ac02 (
  baz001 bigint PRIMARY KEY,
  aac001 varchar(14) NOT NULL,
  aab001 varchar(14) NOT NULL,
  aca111 varchar(30),
  aac049 date NOT NULL,
  aac050 date,
  aae036 bigint NOT NULL
);
