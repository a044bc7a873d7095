package org.heyi.hub.query.cypher;

/** An entity's part of a statement: the row to return, how to read it, and what it costs. */
record Projection(Row row, Shape<Cells> shape, Cost cost) {}
