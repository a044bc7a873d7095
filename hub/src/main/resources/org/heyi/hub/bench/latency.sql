-- What a department commits. Parameters: new value, number of the row. Gives the identifier to ask by.
UPDATE resident SET lxdh = ? WHERE rkbh = ? RETURNING sfzh
