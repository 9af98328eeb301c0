/// What other programs are told: notices, the box in which they wait until each receiver has them,
/// and when a failed delivery is tried again.
@NullMarked
package org.stillwatch.respond.notice;

import org.jspecify.annotations.NullMarked;
