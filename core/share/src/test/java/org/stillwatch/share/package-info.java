/// Tests.
@NullMarked
package org.stillwatch.share;

import org.jspecify.annotations.NullMarked;
