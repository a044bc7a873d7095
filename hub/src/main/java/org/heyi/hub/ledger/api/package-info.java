/** The API's burden. */
@NullMarked
package org.heyi.hub.ledger.api;

import org.jspecify.annotations.NullMarked;
