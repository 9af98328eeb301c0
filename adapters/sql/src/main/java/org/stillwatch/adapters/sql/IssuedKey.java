// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

/// A new key with its secret, which can be shown this once.
///
/// @param secret `sw_` and 43 letters of base64url; not part of [#toString]
public record IssuedKey(ApiKey key, String secret) {
  @Override
  public String toString() {
    return key.toString();
  }
}
