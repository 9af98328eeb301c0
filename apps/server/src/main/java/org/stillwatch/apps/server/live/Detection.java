// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.engines.local.LiveEngine;

/// What finds, and what people said about what was found.
///
/// @param fresh an engine that has seen nothing
/// @param decided what people decided, asked for at each publication
/// @param rows hears all that is known of an account, oldest first, whenever that changed
public record Detection(
    Supplier<LiveEngine> fresh, Supplier<Decided> decided, Consumer<List<AccountFacts>> rows) {
  /// One whose account rows nobody else reads.
  public Detection(Supplier<LiveEngine> fresh, Supplier<Decided> decided) {
    this(fresh, decided, _ -> {});
  }
}
