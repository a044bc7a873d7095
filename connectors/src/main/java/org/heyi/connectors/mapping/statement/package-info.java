/** Reads mapping files and checks them against the ontology, without a database. */
@NullMarked
package org.heyi.connectors.mapping.statement;

import org.jspecify.annotations.NullMarked;
