// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/// The frame of a self-contained page: it loads nothing and runs nothing, and may apply its one
/// style sheet and no other.
public final class Page {
  private Page() {}

  /// The page.
  ///
  /// @param title shown as heading, ours and without markup
  /// @param body what stands below, already escaped
  public static String of(String title, String body) {
    return """
    <!doctype html><html lang="en"><head><meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'; \
    base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%s</title><style>%s</style></head><body><main>
    <h1>%s</h1>%s
    </main></body></html>
    """
        .formatted(sha256(css()), title, css(), title, body);
  }

  private static String sha256(String css) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String css() {
    try (InputStream in = Page.class.getResourceAsStream("page.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the style sheet is part of this module", e);
    }
  }
}
