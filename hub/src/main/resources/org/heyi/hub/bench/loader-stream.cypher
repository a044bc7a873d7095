UNWIND $rows AS row
MERGE (b:Entity {id: row.`Building.code.id`}) ON CREATE SET b:Building, b.code = row.`Building.code`
MERGE (p:Entity {id: row.`Person.nationalId.id`})
SET p:Person, p.nationalId = row.`Person.nationalId`,
  p.name = row.name, p.gender = row.gender, p.birthDate = row.birthDate, p.phone = row.phone
MERGE (r:Record {_key: row.key})
SET r = {
  _key: row.key, _type: 'Person', _committedAt: $committedAt, _updatedAt: row.updatedAt, _transaction: row.transaction,
  nationalId: row.`Person.nationalId`, name: row.name, gender: row.gender, birthDate: row.birthDate,
  phone: row.phone, `livesIn.code`: row.`Building.code`}
MERGE (r)-[:OF]->(p)
MERGE (p)-[l:LIVES_IN]->(b) ON CREATE SET l.records = [row.key]
WITH p, b
MATCH (p)-[old:LIVES_IN]->(left) WHERE left <> b
DELETE old
