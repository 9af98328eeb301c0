/// The API keys of the service: who holds which, and the first one.
@NullMarked
package org.stillwatch.apps.server.keys;

import org.jspecify.annotations.NullMarked;
