MATCH (r:Record {_key: $key})-[:OF]->(e:Entity)
WHERE toString(r[$field]) = $value AND e[$identifier] = $named
RETURN count(*) AS times
