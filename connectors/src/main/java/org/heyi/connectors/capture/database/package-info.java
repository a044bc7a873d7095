/** A source's database as JDBC reaches it: may it be captured, where does its log stand, how far does it reach back. */
@NullMarked
package org.heyi.connectors.capture.database;

import org.jspecify.annotations.NullMarked;
