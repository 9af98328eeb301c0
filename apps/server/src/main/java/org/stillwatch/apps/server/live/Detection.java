// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.function.Supplier;
import org.stillwatch.apps.server.access.AccountsHeard;
import org.stillwatch.engines.local.LiveEngine;

/// What finds, and what people said about what was found.
///
/// @param fresh an engine that has seen nothing
/// @param decided what people decided, asked for at each publication
/// @param heard hears what becomes known of accounts
public record Detection(
    Supplier<LiveEngine> fresh, Supplier<Decided> decided, AccountsHeard heard) {
  /// One to which nobody else listens.
  public Detection(Supplier<LiveEngine> fresh, Supplier<Decided> decided) {
    this(fresh, decided, AccountsHeard.NOBODY);
  }
}
