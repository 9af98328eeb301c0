/// Ways to put principals together.
@NullMarked
package org.stillwatch.group.propose;

import org.jspecify.annotations.NullMarked;
