// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.HashSet;
import java.util.Set;
import org.stillwatch.group.BoundTies;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.Handover;
import org.stillwatch.group.Members;
import org.stillwatch.group.PrincipalLog;
import org.stillwatch.judge.CaseFile;

/// Y4: the accounts use the same product, framework or popular prompt. It predicts holders of the
/// content that nothing ties to each other; adoption comes in waves, so it explains new accounts.
final class SharedFramework implements Rival {
  private static final double MOSTLY_UNTIED = 0.6;
  private static final long NEW_MILLIS = 30L * 86_400_000L;

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
    return mostHoldersUnrelated(file, anchor);
  }

  /// A popular prompt: whoever sends it, mostly people who were there already, inside the group or
  /// not, shares no card and no device with another who does, and no conversation moved between
  /// them.
  private static boolean mostHoldersUnrelated(CaseFile file, Cluster.Anchor anchor) {
    var holders =
        file.principals()
            .flatMap(p -> p.items(anchor.channel()).stream())
            .filter(i -> i.hash() == anchor.item())
            .findFirst()
            .map(i -> Members.of(i.holderIndexes()))
            .orElse(Members.of());
    var related = new HashSet<Integer>();
    BoundTies.tied(file.log(), holders, 1).stream().forEach(related::add);
    for (Handover moved : file.log().handovers()) {
      if (holders.contains(moved.from()) && holders.contains(moved.to())) {
        related.add(moved.from());
        related.add(moved.to());
      }
    }
    long newcomers = holders.stream().filter(p -> isNew(file.log().principal(p))).count();
    return holders.size() > 0
        && holders.size() - related.size() >= MOSTLY_UNTIED * holders.size()
        && (anchor.channel().equals(Channel.SYSTEM) || 2 * newcomers <= holders.size());
  }

  /// What spreads by word of mouth reaches people who are there already; accounts that were opened
  /// for it are no adoption.
  private static boolean isNew(PrincipalLog principal) {
    return principal.openedMillis() != Long.MIN_VALUE
        && principal.firstMillis() - principal.openedMillis() < NEW_MILLIS;
  }

  @Override
  public Set<String> explains(CaseFile file) {
    return Set.of(
        "content",
        "leaked-text",
        "wording",
        "synchrony",
        "lifecycle",
        "fine-synchrony",
        "client",
        "pivot",
        "replay");
  }
}
