UNWIND $rows AS row
MERGE (b:Entity {id: row.`Building.code.id`}) ON CREATE SET b:Building, b.code = row.`Building.code`
CREATE (p:Entity:Person {
  id: row.`Person.nationalId.id`, nationalId: row.`Person.nationalId`,
  name: row.name, gender: row.gender, birthDate: row.birthDate, phone: row.phone})
CREATE (r:Record {
  _key: row.key, _type: 'Person', _committedAt: $committedAt, _updatedAt: row.updatedAt, _seen: $seen,
  nationalId: row.`Person.nationalId`, name: row.name, gender: row.gender, birthDate: row.birthDate,
  phone: row.phone, `livesIn.code`: row.`Building.code`})
CREATE (r)-[:OF]->(p)
CREATE (p)-[:LIVES_IN {records: [row.key]}]->(b)
