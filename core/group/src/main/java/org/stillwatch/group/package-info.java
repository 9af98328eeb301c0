/// What accounts do together: proposals, group tests, members, campaigns with ids that survive.
@NullMarked
package org.stillwatch.group;

import org.jspecify.annotations.NullMarked;
