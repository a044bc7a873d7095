/** What forms and reports share: queries that departments write as files in their folders. */
@NullMarked
package org.heyi.hub.document;

import org.jspecify.annotations.NullMarked;
