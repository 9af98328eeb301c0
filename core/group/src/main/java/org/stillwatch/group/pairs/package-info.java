/// Links between two actors of a generic table: weights corrected for opportunity, and a null of
/// swapped tables that says how many links of a weight chance alone would give (`coordination.md` 4
/// to 6). What a table's groups are made of is decided in the other packages; links explain.
@NullMarked
package org.stillwatch.group.pairs;

import org.jspecify.annotations.NullMarked;
