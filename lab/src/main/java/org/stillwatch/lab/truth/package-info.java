/// The answer key of a world.
@NullMarked
package org.stillwatch.lab.truth;

import org.jspecify.annotations.NullMarked;
