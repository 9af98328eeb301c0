// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

/// What a presented secret opens. Only [Usable] opens anything.
public sealed interface KeyLookup {
  /// No key has this secret.
  record Unknown() implements KeyLookup {}

  /// The key is good at the time asked about.
  record Usable(ApiKey key) implements KeyLookup {}

  /// The key was good until it expired.
  record Expired(ApiKey key) implements KeyLookup {}

  /// The key was taken back, whether or not it has expired too.
  record Revoked(ApiKey key) implements KeyLookup {}
}
