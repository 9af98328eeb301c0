/// What one account does: a number, with its error rate, about one account.
@NullMarked
package org.stillwatch.detect;

import org.jspecify.annotations.NullMarked;
