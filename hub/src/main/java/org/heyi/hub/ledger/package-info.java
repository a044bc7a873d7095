/** What forms cost people, and what the hub saves them, as it is shown. */
@NullMarked
package org.heyi.hub.ledger;

import org.jspecify.annotations.NullMarked;
