// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.key;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// The keys of one case: those that a third party needs to score its texts again, and no other. Who
/// holds them can check marks of one week, and forge those of the pools among them.
///
/// @param caseId of the case
/// @param commitment to the keys
/// @param keys in the order of their names
public record CaseKeys(String caseId, EpochCommitment commitment, List<ProvenKey> keys) {
  /// The most keys of a case.
  public static final int MOST = 100_000;

  /// @throws IllegalArgumentException when there are none, too many, one twice, or one that the
  ///   commitment does not cover
  public CaseKeys {
    keys = List.copyOf(keys);
    if (keys.isEmpty() || keys.size() > MOST || !KeyRef.isField(caseId)) {
      throw new IllegalArgumentException("expected a case of 1 to 100000 keys");
    }
    if (keys.stream().map(ProvenKey::ref).collect(Collectors.toCollection(HashSet::new)).size()
        < keys.size()) {
      throw new IllegalArgumentException("expected each key once");
    }
    for (ProvenKey key : keys) {
      if (!commitment.covers(key.leaf(), key.proof())) {
        throw new IllegalArgumentException("expected keys that the commitment covers");
      }
    }
  }

  /// The keys as a node sees them.
  public KeyView view() {
    return KeyView.of(
        commitment.epoch(),
        keys.stream().collect(Collectors.toMap(ProvenKey::ref, ProvenKey::key)));
  }

  /// Never the keys.
  @Override
  public String toString() {
    return "CaseKeys[" + caseId + ", " + keys.size() + " keys]";
  }
}
