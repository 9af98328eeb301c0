// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.Set;
import org.stillwatch.judge.CaseFile;

/// Y2: one reseller with unrelated customers behind every account. It predicts several system
/// prompts inside single accounts; it does not explain why accounts share cards or devices.
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
    double[] prompts =
        file.subjects().mapToDouble(s -> s.card().systemPrompts()).sorted().toArray();
    return prompts.length > 0 && prompts[prompts.length / 2] >= LEAST_SYSTEM_PROMPTS;
  }

  @Override
  public Set<String> explains(CaseFile file) {
    return Set.of(
        "content",
        "wording",
        "synchrony",
        "failover",
        "fine-synchrony",
        "even-load",
        "complementary-load",
        "pivot",
        "replay",
        "client",
        "egress",
        "ceiling");
  }
}
