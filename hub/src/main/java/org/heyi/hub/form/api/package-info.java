/** The forms' part of the API. */
@NullMarked
package org.heyi.hub.form.api;

import org.jspecify.annotations.NullMarked;
