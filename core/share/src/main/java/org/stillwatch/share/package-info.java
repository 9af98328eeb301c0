/// What leaves the house, and what comes back: indicators for partners and authorities.
@NullMarked
package org.stillwatch.share;

import org.jspecify.annotations.NullMarked;
