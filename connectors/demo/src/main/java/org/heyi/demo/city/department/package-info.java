/** The departments' tables: what each knows of the city, in its own columns, codes and ways of writing. */
@NullMarked
package org.heyi.demo.city.department;

import org.jspecify.annotations.NullMarked;
