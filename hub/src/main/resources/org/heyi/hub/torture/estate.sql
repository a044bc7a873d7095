CREATE TABLE building (code varchar(40) PRIMARY KEY, old_code text, address longtext, storeys text, updated datetime);
CREATE TABLE ownership (id integer PRIMARY KEY, ident text, code text, lives_there integer, updated datetime);
CREATE TABLE pair_one (nr varchar(20) PRIMARY KEY, said text);
CREATE TABLE pair_other (nr varchar(20) PRIMARY KEY, said text);
CREATE TABLE mass (nr varchar(20) PRIMARY KEY, said text);
