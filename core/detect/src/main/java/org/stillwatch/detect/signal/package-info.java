/// The signals about one account, one small class each.
@NullMarked
package org.stillwatch.detect.signal;

import org.jspecify.annotations.NullMarked;
