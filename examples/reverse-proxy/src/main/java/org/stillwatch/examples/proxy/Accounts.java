// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.linecorp.armeria.common.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// Tells whose request it is. Put the lookup of your own API keys here: Stillwatch wants the id
/// under which you could restrict the customer, and it must not come from what a client can choose.
@FunctionalInterface
interface Accounts {
  /// The account of a request; empty for one without a credential of yours, which is passed on
  /// unwatched and which the API itself turns away.
  Optional<String> of(RequestHeaders headers);

  /// One account for each API key, named by a hash of the key, so that the key itself stays here.
  /// It does not know which keys are yours, so strangers are asked about too.
  static Accounts byApiKey() {
    return headers ->
        Optional.of(headers.get("authorization", ""))
            .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(value -> "key-" + hash(value.substring(7).strip()));
  }

  private static String hash(String secret) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
