/// The live service put together: where state lies, which threads there are, and what is wired to
/// what.
@NullMarked
package org.stillwatch.apps.server;

import org.jspecify.annotations.NullMarked;
