/** What can be wrong, where, and what to do: one catalogue of codes, in English and Chinese, for the whole product. */
@NullMarked
package org.heyi.schema.fault;

import org.jspecify.annotations.NullMarked;
