// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.Set;
import org.stillwatch.judge.CaseFile;

/// Y3: evaluation or research. It predicts a declaration by a verified organisation or programme.
final class Evaluation implements Rival {
  private static final double LEAST_SHARE = 0.5;

  @Override
  public String name() {
    return "Y3";
  }

  @Override
  public String says() {
    return "a declared evaluation or research programme";
  }

  @Override
  public boolean supported(CaseFile file) {
    long declared =
        file.subjects()
            .flatMap(s -> s.facts().stream())
            .filter(f ->
                (f.organisationVerified()
                        && (f.declaredUse().contains("evaluation")
                            || f.declaredUse().contains("safety-research")))
                    || (f.verification().contains("programme") && !f.programmes().isEmpty()))
            .count();
    return declared >= LEAST_SHARE * file.likelyMembers().size();
  }

  @Override
  public Set<String> explains(CaseFile file) {
    return Set.of(
        "content",
        "leaked-text",
        "wording",
        "synchrony",
        "partition",
        "fine-synchrony",
        "even-load",
        "complementary-load",
        "pivot",
        "replay");
  }
}
