// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.Set;
import org.stillwatch.judge.CaseFile;

/// Y8: one person who stretches a quota over a handful of personal accounts.
final class QuotaStretching implements Rival {
  private static final int HANDFUL = 5;

  @Override
  public String name() {
    return "Y8";
  }

  @Override
  public String says() {
    return "one person stretching a quota";
  }

  @Override
  public boolean supported(CaseFile file) {
    return file.likelyMembers().size() <= HANDFUL;
  }

  @Override
  public Set<String> explains(CaseFile file) {
    return Set.of(
        "bound-items",
        "failover",
        "lifecycle",
        "synchrony",
        "fine-synchrony",
        "even-load",
        "complementary-load",
        "pivot",
        "succession",
        "continued-cursor",
        "client",
        "egress");
  }
}
