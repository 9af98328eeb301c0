/// Three questions, three logistic models over features of a group.
@NullMarked
package org.stillwatch.judge.axes;

import org.jspecify.annotations.NullMarked;
