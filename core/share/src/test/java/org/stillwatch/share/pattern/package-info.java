/// Tests.
@NullMarked
package org.stillwatch.share.pattern;

import org.jspecify.annotations.NullMarked;
