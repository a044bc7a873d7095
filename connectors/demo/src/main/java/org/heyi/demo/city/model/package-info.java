/** The city itself: every person, building and enterprise derived from the seed and its own index, so that nothing is held in memory. */
@NullMarked
package org.heyi.demo.city.model;

import org.jspecify.annotations.NullMarked;
