/// Error rates of a scan against an answer key.
@NullMarked
package org.stillwatch.lab.score;

import org.jspecify.annotations.NullMarked;
