// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.stillwatch.judge.Axis;

/// The timelines of the campaigns that a page may draw, from one more pass over their exchanges.
final class Timelines {
  /// A timeline takes some 100 kB while it is counted; nobody looks at more than these.
  static final int MOST = 200;

  private final Ledger ledger;
  private final List<ScanInput.Closure> closures;
  private final PriceList prices;

  /// @param ledger what was served
  /// @param closures accounts that were stopped
  /// @param prices when models came out
  Timelines(Ledger ledger, List<ScanInput.Closure> closures, PriceList prices) {
    this.ledger = ledger;
    this.closures = closures;
    this.prices = prices;
  }

  /// One for each attribution, in the same order; [Timeline#NONE] for those without an exchange and
  /// beyond the [#MOST] from which most is expected to be harvested.
  List<Timeline> of(List<Attribution> attributions) {
    var drawn = new HashSet<Attribution>();
    attributions.stream()
        .filter(a -> a.exchanges() > 0)
        .sorted(Comparator.comparingDouble(a -> -expected(a)))
        .limit(MOST)
        .forEach(drawn::add);
    var releases = releases();
    return attributions.stream()
        .map(a -> drawn.contains(a) ? count(a).with(releases) : Timeline.NONE)
        .toList();
  }

  private static double expected(Attribution attribution) {
    double p = attribution.watched().judgement().axes().intent().map(Axis::p).orElse(1.0);
    return p * attribution.exchanges();
  }

  private TimelineCount count(Attribution attribution) {
    var count = open(attribution);
    ledger.of(attribution.members()).stream()
        .filter(attribution::counts)
        .forEach(seen -> count.add(seen.account(), seen.timeMillis()));
    closures.stream()
        .filter(c -> attribution.members().contains(c.account()))
        .forEach(c -> count.stopped(c.account(), c.timeMillis()));
    return count;
  }

  /// From the first exchange to the last one, or to the last stop of a member that the log reaches.
  private TimelineCount open(Attribution attribution) {
    var beginners = attribution.beginners();
    var shown = new HashSet<>(beginners);
    long last =
        closures.stream()
            .filter(c -> c.timeMillis() <= ledger.lastMillis() && shown.contains(c.account()))
            .mapToLong(ScanInput.Closure::timeMillis)
            .reduce(attribution.lastMillis(), Math::max);
    return new TimelineCount(beginners, attribution.firstMillis(), last);
  }

  private List<Timeline.Release> releases() {
    return prices.models().stream()
        .filter(m -> m.releasedAtMillis() > 0)
        .map(m -> new Timeline.Release(m.model(), m.releasedAtMillis()))
        .sorted(
            Comparator.comparingLong(Timeline.Release::timeMillis)
                .thenComparing(Timeline.Release::model))
        .toList();
  }
}
