/** Capture of a drop folder: the newest complete CSV or XLSX file is the table, and takes the place of the one before. */
@NullMarked
package org.heyi.connectors.capture.files;

import org.jspecify.annotations.NullMarked;
