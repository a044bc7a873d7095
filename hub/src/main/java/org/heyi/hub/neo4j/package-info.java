/** Starts the embedded Neo4j as a child process and keeps it running. */
@NullMarked
package org.heyi.hub.neo4j;

import org.jspecify.annotations.NullMarked;
