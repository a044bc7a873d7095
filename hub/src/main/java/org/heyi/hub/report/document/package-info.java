/** Reads report documents and checks them against the schema that the hub serves. */
@NullMarked
package org.heyi.hub.report.document;

import org.jspecify.annotations.NullMarked;
