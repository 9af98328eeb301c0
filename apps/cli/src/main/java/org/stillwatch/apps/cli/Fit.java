// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.util.Optional;
import org.stillwatch.judge.Fitted;

/// The fit that is shipped with the product.
final class Fit {
  private Fit() {}

  static Optional<Fitted> shipped() {
    return Optional.empty();
  }
}
