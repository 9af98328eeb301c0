/// What may be claimed: who or what, with confidence, for and against.
@NullMarked
package org.stillwatch.judge;

import org.jspecify.annotations.NullMarked;
