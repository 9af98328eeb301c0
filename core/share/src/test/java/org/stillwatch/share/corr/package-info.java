/// Tests.
@NullMarked
package org.stillwatch.share.corr;

import org.jspecify.annotations.NullMarked;
