/** What is true of the example city, in the words of its schema: for scoring only, nothing of the pipeline reads it. */
@NullMarked
package org.heyi.demo.city.truth;

import org.jspecify.annotations.NullMarked;
