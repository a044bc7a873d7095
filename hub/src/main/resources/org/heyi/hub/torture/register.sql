CREATE TABLE resident (id bigint PRIMARY KEY, ident text, file_no text, name text, phone text, note text, born text, building text, building_address text, state text, updated timestamp);
CREATE TABLE pair_one (nr varchar(20) PRIMARY KEY, said text);
CREATE TABLE pair_other (nr varchar(20) PRIMARY KEY, said text);
CREATE TABLE mass (nr varchar(20) PRIMARY KEY, said text);
