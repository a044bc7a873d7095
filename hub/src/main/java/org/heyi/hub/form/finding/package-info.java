/** What forms can be about, and how a person who is to fill one in finds it. */
@NullMarked
package org.heyi.hub.form.finding;

import org.jspecify.annotations.NullMarked;
