/** The data catalogue as other catalogues read it: DCAT-AP 3 in JSON-LD. */
@NullMarked
package org.heyi.hub.catalog.dcat;

import org.jspecify.annotations.NullMarked;
