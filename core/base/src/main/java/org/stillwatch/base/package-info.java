/// The words that every room shares: ids, time, log-odds, seeds, keyed hashes.
@NullMarked
package org.stillwatch.base;

import org.jspecify.annotations.NullMarked;
