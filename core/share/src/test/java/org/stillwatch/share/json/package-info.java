/// Tests.
@NullMarked
package org.stillwatch.share.json;

import org.jspecify.annotations.NullMarked;
