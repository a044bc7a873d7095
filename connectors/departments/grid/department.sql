-- Departments that handle matters.
INSERT INTO Department (code, name, phone, "record.updatedAt")
SELECT bmbm, bmmc, NORMAL_PHONE(lxdh), gxsj
FROM department
