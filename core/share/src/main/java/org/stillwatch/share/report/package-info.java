/// What one campaign becomes when it is shared: a bundle, a feed, a table, a letter.
@NullMarked
package org.stillwatch.share.report;

import org.jspecify.annotations.NullMarked;
