// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.Set;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Cluster;
import org.stillwatch.judge.CaseFile;

/// Y4: the accounts use the same product, framework or popular prompt. It predicts holders of the
/// content that nothing ties to each other; adoption comes in waves, so it explains new accounts.
final class SharedFramework implements Rival {
  private static final double MOSTLY_UNTIED = 0.6;

  @Override
  public String name() {
    return "Y4";
  }

  @Override
  public String says() {
    return "a shared framework, product or popular prompt";
  }

  @Override
  public boolean supported(CaseFile file) {
    if (file.cluster().anchors().isEmpty()) {
      return false;
    }
    Cluster.Anchor anchor = file.cluster().anchors().getFirst();
    long untied = file.cluster().members().stream().filter(m -> !m.costlyTie()).count();
    return anchor.channel().equals(Channel.SYSTEM)
        && untied >= MOSTLY_UNTIED * file.cluster().members().size();
  }

  @Override
  public Set<String> explains(CaseFile file) {
    return Set.of(
        "content",
        "wording",
        "synchrony",
        "lifecycle",
        "fine-synchrony",
        "client",
        "registration",
        "pivot",
        "replay");
  }
}
