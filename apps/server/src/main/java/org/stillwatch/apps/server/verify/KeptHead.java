// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.stillwatch.adapters.sql.AuditEntry;

/// The end of the audit log as somebody outside wrote it down.
///
/// @param sequence of the entry, empty when only the hash was kept
/// @param hash of it
public record KeptHead(OptionalLong sequence, String hash) {
  private static final Pattern FORM = Pattern.compile("(?:([0-9]{1,18}):)?([0-9a-f]{64})");

  /// The head as it is written: `SEQUENCE:HASH`, or only the hash.
  public static Optional<KeptHead> of(String written) {
    var parts = FORM.matcher(written);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String number = parts.group(1);
    return Optional.of(
        new KeptHead(
            number == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(number)),
            String.valueOf(parts.group(2))));
  }

  /// Where it stands in a log; empty when it does not.
  OptionalLong in(List<AuditEntry> log) {
    return log.stream()
        .filter(e -> e.hash().equals(hash))
        .mapToLong(AuditEntry::sequence)
        .filter(n -> sequence.isEmpty() || sequence.getAsLong() == n)
        .findFirst();
  }
}
