/** Which field of the schema a question means, whatever words it is asked in. */
@NullMarked
package org.heyi.hub.form.label;

import org.jspecify.annotations.NullMarked;
