// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.stillwatch.adapters.json.FittedJson;
import org.stillwatch.judge.Fitted;

/// The fit that is shipped with the product, made by `stillwatch lab fit`.
final class Fit {
  private Fit() {}

  static Optional<Fitted> shipped() throws IOException {
    try (InputStream in = Fit.class.getResourceAsStream("fitted.json")) {
      return in == null ? Optional.empty() : Optional.of(FittedJson.read(in));
    }
  }
}
