/// What partners say about each other's signals, how much it counts, and how it is undone.
@NullMarked
package org.stillwatch.share.opinion;

import org.jspecify.annotations.NullMarked;
