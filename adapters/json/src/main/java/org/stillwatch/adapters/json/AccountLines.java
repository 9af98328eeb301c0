// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import org.stillwatch.base.CountryCode;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.AccountFacts;

/// Reads lines of `account/1`. Every value that could name a person is hashed at once under our
/// key, the operator's own hashes too, so that nothing readable is kept where somebody forgot to
/// hash. A country becomes an opaque key.
public final class AccountLines {
  private final KeyedHash content;
  private final KeyedHash ids;

  /// @param key the deployment's key
  public AccountLines(FingerprintKey key) {
    this.content = key.hash("rejects");
    this.ids = key.hash("ids");
  }

  /// The opaque key of a country, as it stands in [AccountFacts#region].
  public long region(CountryCode country) {
    return AccountDraft.region(ids, country);
  }

  /// Reads one line.
  ///
  /// @param buffer holds the line from `from` (included) to `to` (not included)
  public Row<AccountFacts> read(byte[] buffer, int from, int to) {
    return RowDraft.read(buffer, from, to, content, in -> new AccountDraft(in, ids));
  }
}
