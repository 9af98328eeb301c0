/// Tests.
@NullMarked
package org.stillwatch.share.opinion;

import org.jspecify.annotations.NullMarked;
