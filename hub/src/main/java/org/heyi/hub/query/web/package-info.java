/** Serves the API over HTTP, with a page to try it. */
@NullMarked
package org.heyi.hub.query.web;

import org.jspecify.annotations.NullMarked;
