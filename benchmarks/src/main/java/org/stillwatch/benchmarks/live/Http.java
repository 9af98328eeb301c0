// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.nio.charset.StandardCharsets;

/// Requests as bytes.
final class Http {
  private Http() {}

  /// A POST with a key.
  static byte[] post(String path, String secret, byte[] body) {
    byte[] head =
        """
        POST %s HTTP/1.1
        host: localhost
        authorization: Bearer %s
        content-type: application/json
        content-length: %d

        """
            .formatted(path, secret, body.length)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }
}
