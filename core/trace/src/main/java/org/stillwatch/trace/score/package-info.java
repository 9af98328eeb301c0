/// How strongly a corpus carries a mark: which windows count, the score of a key over them, the
/// check by decoy keys, and the grade of what may then be said.
///
/// No message and no `toString` of this package carries a key, a score or a p-value.
@NullMarked
package org.stillwatch.trace.score;

import org.jspecify.annotations.NullMarked;
