/// One tick: propose, test, control false discoveries, unite, name.
@NullMarked
package org.stillwatch.group.tick;

import org.jspecify.annotations.NullMarked;
