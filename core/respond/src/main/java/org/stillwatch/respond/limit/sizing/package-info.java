/// How large a budget has to be: from what it takes to copy a capability and from what honest
/// principals use, never from a guess.
@NullMarked
package org.stillwatch.respond.limit.sizing;

import org.jspecify.annotations.NullMarked;
