/** Neo4j Community in a JVM of its own, with its own class path: the hub speaks Bolt to it as to any other server. */
@NullMarked
package org.heyi.neo4j;

import org.jspecify.annotations.NullMarked;
