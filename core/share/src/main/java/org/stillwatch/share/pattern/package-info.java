/// Patterns of indicators: a parser with bounds, and matching against what we saw ourselves.
@NullMarked
package org.stillwatch.share.pattern;

import org.jspecify.annotations.NullMarked;
