// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

/// The provider's own name of an account: opaque, compared by value, 1 to 256 bytes of UTF-8.
///
/// @param value the name as the provider writes it
public record AccountId(String value) implements Comparable<AccountId> {
  public AccountId {
    if (value.isEmpty()) {
      throw new IllegalArgumentException("an account id is never empty");
    }
  }

  @Override
  public int compareTo(AccountId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
