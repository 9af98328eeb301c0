// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.fit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.stillwatch.adapters.json.FittedJson;
import org.stillwatch.judge.Fitted;

/// The fit that is shipped with the product, made by `stillwatch lab fit`.
public final class Fit {
  private Fit() {}

  /// The name of a fit: a digest of all its numbers.
  public static String digest(Fitted fitted) {
    return sha256(fitted.toString());
  }

  public static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  public static Optional<Fitted> shipped() throws IOException {
    try (InputStream in = Fit.class.getResourceAsStream("fitted.json")) {
      return in == null ? Optional.empty() : Optional.of(FittedJson.read(in));
    }
  }
}
