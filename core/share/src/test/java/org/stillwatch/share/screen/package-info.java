/// Tests.
@NullMarked
package org.stillwatch.share.screen;

import org.jspecify.annotations.NullMarked;
