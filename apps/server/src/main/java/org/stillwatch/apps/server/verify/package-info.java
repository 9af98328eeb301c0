/// Checks a bundle that came from elsewhere, with nothing but the bundle. Everything in it is held
/// to be forged until it is shown that it is not.
@NullMarked
package org.stillwatch.apps.server.verify;

import org.jspecify.annotations.NullMarked;
