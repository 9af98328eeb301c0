/// What leaves the house: indicators for partners and authorities. Comes with a later issue.
@NullMarked
package org.stillwatch.share;

import org.jspecify.annotations.NullMarked;
