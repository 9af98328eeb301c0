// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that a finding about a corpus is computed from.
///
/// @param alpha family-wise level, fixed beforehand
/// @param searched whether the corpus was compared with public copies
/// @param elsewhere fingerprints that were taken out since they were found elsewhere
/// @param shared fingerprints that were taken out since several accounts were served them
/// @param accounts in the ledger
/// @param served what each account shares with the corpus, by account
/// @param twins by account
/// @param campaigns of accounts that a scan found; an account is in one at most
public record Counts(
    double alpha,
    boolean searched,
    long elsewhere,
    long shared,
    long accounts,
    List<Served> served,
    List<Twins> twins,
    Map<String, String> campaigns) {
  public Counts {
    served = List.copyOf(served);
    twins = List.copyOf(twins);
    campaigns = Map.copyOf(new TreeMap<>(campaigns));
  }
}
