// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.HashSet;
import java.util.Set;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.judge.CaseFile;

/// Y2: one reseller with unrelated customers behind every account. It predicts several system
/// prompts inside single accounts. It explains what resold traffic does, but neither why accounts
/// share cards or devices, nor a list dealt out, nor conversations of one and the same job that
/// move on after a refusal.
final class Reseller implements Rival {
  private static final double LEAST_SYSTEM_PROMPTS = 6;

  @Override
  public String name() {
    return "Y2";
  }

  @Override
  public String says() {
    return "a reseller with unrelated customers";
  }

  @Override
  public boolean supported(CaseFile file) {
    return interleaved(file) || knownIntermediary(file);
  }

  /// Half of the accounts are intermediaries that the operator knows.
  private static boolean knownIntermediary(CaseFile file) {
    long known =
        file.subjects()
            .flatMap(s -> s.facts().stream())
            .filter(AccountFacts::knownIntermediary)
            .count();
    return known > 0 && 2 * known >= file.likelyMembers().size();
  }

  /// Half of the accounts carry several system prompts.
  static boolean interleaved(CaseFile file) {
    double[] prompts =
        file.subjects().mapToDouble(s -> s.card().systemPrompts()).sorted().toArray();
    return prompts.length > 0 && prompts[prompts.length / 2] >= LEAST_SYSTEM_PROMPTS;
  }

  @Override
  public Set<String> explains(CaseFile file) {
    var explained =
        new HashSet<>(
            Set.of(
                "content",
                "leaked-text",
                "wording",
                "synchrony",
                "fine-synchrony",
                "even-load",
                "complementary-load",
                "pivot",
                "replay",
                "client",
                "egress"));
    if (!Job.movesOn(file)) {
      explained.add("failover");
    }
    return explained;
  }
}
