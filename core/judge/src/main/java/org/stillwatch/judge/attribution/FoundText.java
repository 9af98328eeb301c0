// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.verdict.LeakedText;

/// That text which was served to members stands in a leaked corpus, as an item: what a scan makes
/// of it (signal D30), for a campaign that was scanned before the corpus turned up. However many
/// accounts, corpora and mechanisms there are, it is one item, of the same weight as the reason of
/// a scan; and none at all for a campaign whose record has that reason already.
public final class FoundText {
  private static final String SIGNAL = "D30";
  private static final double LIKELY = 0.5;

  /// Whoever gives answers to several people may have leaked them as well; a stretched quota alone
  /// says nothing of it.
  private static final List<String> EXPLAINED_BY = List.of("Y1", "Y2", "Y3", "Y4", "Y5", "Y7");

  private FoundText() {}

  /// Whether the record of a campaign has it already.
  public static boolean counted(Campaign campaign) {
    return campaign.evidence().stream().anyMatch(e -> e.signal().equals(SIGNAL));
  }

  /// The item; empty when it is counted already, or fewer than a tenth of the likely members were
  /// found.
  ///
  /// @param found accounts that may be named, of whatever campaign
  /// @param madeAtMillis when they were found
  public static Optional<Item> item(Campaign campaign, Set<String> found, long madeAtMillis) {
    List<String> likely =
        campaign.accounts().stream()
            .filter(m -> m.membership() >= LIKELY)
            .map(m -> m.id().value())
            .toList();
    long members = likely.stream().filter(found::contains).count();
    if (counted(campaign)
        || members == 0
        || (double) members / likely.size() < LeakedText.LEAST_SHARE) {
      return Optional.empty();
    }
    var nats = new TreeMap<String, Double>();
    EXPLAINED_BY.forEach(h -> nats.put(h, LeakedText.NATS));
    return Optional.of(
        new Item(
            "own-found-text",
            Kind.OUTCOME,
            new Origin.Own(),
            false,
            madeAtMillis,
            nats,
            "text that was served to %d of %d members stands in a leaked corpus"
                .formatted(members, likely.size())));
  }
}
