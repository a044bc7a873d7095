/** Takes answers: checks them all, then keeps them as records of the hub's own source. */
@NullMarked
package org.heyi.hub.form.submit;

import org.jspecify.annotations.NullMarked;
