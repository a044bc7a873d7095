CREATE TABLE patient (ward text, bed integer, ident text, file_no text, name text, phone text, note text, old_code text, updated timestamp, PRIMARY KEY (ward, bed));
CREATE TABLE pair_one (nr varchar(20) PRIMARY KEY, said text);
CREATE TABLE pair_other (nr varchar(20) PRIMARY KEY, said text);
