// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.List;

/// What happened to the actors of a table.
///
/// @param closed actors that were closed; a closing that was taken back is not among them
/// @param errors actors that were turned away, once for each time
public record TableEvents(List<ScanInput.Closure> closed, List<ScanInput.Closure> errors) {
  /// Nothing is known.
  public static final TableEvents NONE = new TableEvents(List.of(), List.of());
}
