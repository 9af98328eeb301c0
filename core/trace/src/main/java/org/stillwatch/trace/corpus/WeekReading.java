// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.corpus;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.stillwatch.base.AccountId;
import org.stillwatch.trace.key.EpochCommitment;
import org.stillwatch.trace.key.Epochs;
import org.stillwatch.trace.key.LeafKey;
import org.stillwatch.trace.mark.Anchor;
import org.stillwatch.trace.mark.LeakedAnswer;
import org.stillwatch.trace.mark.PoolRead;
import org.stillwatch.trace.mark.PoolReading;
import org.stillwatch.trace.mark.RouteMatches;
import org.stillwatch.trace.mark.WeekKeys;
import org.stillwatch.trace.score.CorpusText;
import org.stillwatch.trace.score.Mark;
import org.stillwatch.trace.score.Windows;

/// Asks a leak with the keys of one week.
public final class WeekReading {
  private WeekReading() {}

  /// What they say.
  ///
  /// @param leak texts in canonical order
  /// @param commitment to the keys, as it was published; empty when none was
  /// @param leaves keys of that commitment
  public static WeekCounts of(
      WeekKeys keys, List<LeakedText> leak, Optional<EpochCommitment> commitment, long leaves) {
    List<CorpusText> texts = leak.stream().map(LeakedText::text).toList();
    Windows windows = windows(keys, texts);
    var marks =
        keys.marks().stream()
            .map(m -> new WeekCounts.MarkCount(m.purpose(), m.id(), statistic(m.mark(), windows)))
            .toList();
    var decoys = keys.decoys().parallelStream().map(d -> statistic(d, windows)).toList();
    var dropped = new TreeMap<String, Long>();
    windows.dropped().forEach((reason, count) -> dropped.put(reason.name(), count));
    PoolReading reading = reading(keys, leak);
    return new WeekCounts(
        keys.epoch(),
        keys.model(),
        keys.scheme(),
        keys.layers(),
        EpochCommitment.standing(commitment, Epochs.begin(keys.epoch())),
        leaves,
        windows.count(),
        dropped,
        marks,
        decoys,
        keys.pools().size(),
        reading.reads().stream().map(WeekReading::conversation).toList(),
        reading.unclear(),
        reading.unread(),
        routes(keys, reading));
  }

  /// Holds routes against conversations again that were read before.
  ///
  /// @throws IllegalArgumentException when an anchor is none
  public static List<WeekCounts.RouteCount> routes(WeekKeys keys, WeekCounts counts) {
    var reads =
        counts.conversations().stream()
            .map(c ->
                new PoolRead(
                    new Anchor(HexFormat.fromHexDigitsToLong(c.anchor())),
                    c.pool(),
                    c.windows(),
                    c.statistic()))
            .toList();
    return routes(keys, new PoolReading(counts.pools(), reads, counts.unclear(), counts.unread()));
  }

  private static List<WeekCounts.RouteCount> routes(WeekKeys keys, PoolReading reading) {
    return reading.reads().isEmpty()
        ? List.of()
        : keys.routes().entrySet().parallelStream()
            .map(route -> matches(route.getKey(), route.getValue(), reading))
            .toList();
  }

  private static Windows windows(WeekKeys keys, List<CorpusText> texts) {
    if (keys.marks().isEmpty()) {
      throw new IllegalArgumentException("expected the keys of marks");
    }
    return keys.marks().getFirst().mark().windows(texts);
  }

  private static double statistic(Mark mark, Windows windows) {
    return mark.score(windows).statistic();
  }

  private static PoolReading reading(WeekKeys keys, List<LeakedText> leak) {
    if (keys.pools().isEmpty()) {
      return PoolReading.NONE;
    }
    List<LeakedAnswer> answers =
        leak.stream()
            .flatMap(t -> t.anchor().map(a -> new LeakedAnswer(a, t.text())).stream())
            .toList();
    return PoolReading.of(answers, keys.pools());
  }

  private static WeekCounts.Conversation conversation(PoolRead read) {
    return new WeekCounts.Conversation(
        HexFormat.of().toHexDigits(read.anchor().hash()),
        read.pool(),
        read.windows(),
        read.statistic());
  }

  /// An account's matches, and how strongly the conversations are marked that match.
  private static WeekCounts.RouteCount matches(
      AccountId account, LeafKey key, PoolReading reading) {
    List<PoolRead> matching = RouteMatches.matching(key, reading);
    return new WeekCounts.RouteCount(
        account.value(),
        matching.size(),
        matching.stream().mapToLong(PoolRead::windows).sum(),
        matching.stream().mapToDouble(PoolRead::statistic).sum());
  }
}
