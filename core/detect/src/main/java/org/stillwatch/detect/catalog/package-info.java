/// All signals, and what they say about every account.
@NullMarked
package org.stillwatch.detect.catalog;

import org.jspecify.annotations.NullMarked;
