@NullMarked
package org.stillwatch.share.refer;

import org.jspecify.annotations.NullMarked;
