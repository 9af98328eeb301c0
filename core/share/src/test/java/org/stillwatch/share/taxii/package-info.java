/// Tests.
@NullMarked
package org.stillwatch.share.taxii;

import org.jspecify.annotations.NullMarked;
