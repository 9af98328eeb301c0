/// The one port of the live service: HTTP and gRPC on Armeria. Who may call, how much, and in which
/// form; what is done with a call is handed in.
@NullMarked
package org.stillwatch.adapters.http;

import org.jspecify.annotations.NullMarked;
