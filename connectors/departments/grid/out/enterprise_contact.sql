-- Whom the hotline calls about an enterprise: it never asks for these numbers itself.
INSERT INTO enterprise_contact (tyshxydm, qymc, lxdh)
SELECT creditCode, name, phone
FROM Enterprise
WHERE phone IS NOT NULL AND status IS DISTINCT FROM 'DISSOLVED'
