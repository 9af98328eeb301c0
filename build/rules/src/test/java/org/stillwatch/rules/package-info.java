/// The layout rules of the house, as tests.
@NullMarked
package org.stillwatch.rules;

import org.jspecify.annotations.NullMarked;
