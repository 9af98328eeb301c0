/// Tests of one group against chance, each with a stated error rate.
@NullMarked
package org.stillwatch.group.test;

import org.jspecify.annotations.NullMarked;
