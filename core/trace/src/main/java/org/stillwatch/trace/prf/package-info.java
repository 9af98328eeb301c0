/// The keyed functions behind the marks of inference servers, bit for bit. A key is held, never
/// printed: no message and no `toString` of this package carries one.
@NullMarked
package org.stillwatch.trace.prf;

import org.jspecify.annotations.NullMarked;
