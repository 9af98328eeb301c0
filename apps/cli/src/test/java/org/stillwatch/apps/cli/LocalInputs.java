// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.util.List;
import org.stillwatch.engines.local.AccountBook;
import org.stillwatch.engines.local.ScanInput;

/// Inputs for tests.
final class LocalInputs {
  /// Nothing at all.
  static final ScanInput NOTHING = new ScanInput(List.of(), new AccountBook(List.of()), List.of());

  private LocalInputs() {}
}
