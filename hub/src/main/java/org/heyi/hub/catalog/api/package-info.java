/** The part of the API that data offices ask before a form is let in: catalogue, overlaps, checks. */
@NullMarked
package org.heyi.hub.catalog.api;

import org.jspecify.annotations.NullMarked;
