/** What a form that is not let in yet asks, and what of that is held already. */
@NullMarked
package org.heyi.hub.form.check;

import org.jspecify.annotations.NullMarked;
