// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.nio.charset.StandardCharsets;

/// Requests as bytes.
final class Http {
  /// The field of a body of JSON.
  static final String TYPE = "content-type: application/json";

  private Http() {}

  /// A POST with a key.
  static byte[] post(String path, String secret, byte[] body) {
    return post(path, secret, TYPE, body);
  }

  /// The same with another field than the type of the body.
  static byte[] post(String path, String secret, String field, byte[] body) {
    byte[] head =
        """
        POST %s HTTP/1.1
        host: localhost
        authorization: Bearer %s
        %s
        content-length: %d

        """
            .formatted(path, secret, field, body.length)
            .replace("\n", "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[head.length + body.length];
    System.arraycopy(head, 0, whole, 0, head.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }
}
