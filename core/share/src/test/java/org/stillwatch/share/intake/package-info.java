/// Tests.
@NullMarked
package org.stillwatch.share.intake;

import org.jspecify.annotations.NullMarked;
