/** Reads the catalogue of a source's database: its tables, their columns and keys. */
@NullMarked
package org.heyi.connectors.catalogue;

import org.jspecify.annotations.NullMarked;
