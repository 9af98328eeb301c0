/// Single signals on real prompts.
@NullMarked
package org.stillwatch.detect.signal;

import org.jspecify.annotations.NullMarked;
