// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture;

import java.util.List;
import java.util.Set;

/// What the operator vouches for: one entry of `registry.yaml`, the record `registry/1` of
/// `contracts.md` 2.4. Only what stands here or was verified counts as declared.
///
/// @param principal the organisation or account, as the operator writes it
/// @param principalHash keyed hash of the same, as it stands in `AccountFacts.org`
/// @param declaredUse uses that the operator knows of
/// @param programmes programmes that the principal is part of
/// @param tenants what tells the tenants of an intermediary apart; each tenant is a node of its own
/// @param sharedEgress networks that many unrelated customers of the principal come from, as CIDR
/// @param sharedTemplates keyed hashes of templates that a framework of the principal spreads
/// @param validFromMillis since when
/// @param validUntilMillis until when
/// @param approvedBy who approved it
/// @param note anything else, empty when there is nothing
public record RegistryEntry(
    String principal,
    long principalHash,
    Set<String> declaredUse,
    Set<String> programmes,
    Tenants tenants,
    List<String> sharedEgress,
    List<Long> sharedTemplates,
    long validFromMillis,
    long validUntilMillis,
    String approvedBy,
    String note) {
  /// How an intermediary tells its tenants apart.
  public enum Tenants {
    /// The principal is no intermediary.
    NONE,
    BY_USER,
    BY_ORG,
    BY_KEY
  }

  /// Whether the entry holds at a time.
  public boolean validAt(long timeMillis) {
    return validFromMillis <= timeMillis && timeMillis < validUntilMillis;
  }
}
