/** Reads form documents and checks them against the schema that the hub serves. */
@NullMarked
package org.heyi.hub.form.document;

import org.jspecify.annotations.NullMarked;
