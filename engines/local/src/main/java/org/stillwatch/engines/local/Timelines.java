// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.Observation;
import org.stillwatch.judge.Axis;

/// The timelines of the campaigns that a page may draw, from one more pass over their exchanges.
final class Timelines {
  /// A timeline takes some 100 kB while it is counted; nobody looks at more than these.
  static final int MOST = 200;

  private final ScanInput input;
  private final Map<Attribution, TimelineCount> counts = new HashMap<>();

  private Timelines(ScanInput input) {
    this.input = input;
  }

  /// One for each attribution, in the same order; [Timeline#NONE] for those without an exchange and
  /// beyond the [#MOST] from which most is expected to be harvested.
  static List<Timeline> of(List<Attribution> attributions, ScanInput input, long[] templates) {
    var timelines = new Timelines(input);
    var drawn =
        attributions.stream()
            .filter(a -> a.exchanges() > 0)
            .sorted(Comparator.comparingDouble(a -> -expected(a)))
            .limit(MOST)
            .toList();
    timelines.open(drawn);
    timelines.count(drawn, templates);
    var releases = timelines.releases();
    return attributions.stream()
        .map(timelines.counts::get)
        .map(count -> count == null ? Timeline.NONE : count.with(releases))
        .toList();
  }

  private static double expected(Attribution attribution) {
    double p = attribution.watched().judgement().axes().intent().map(Axis::p).orElse(1.0);
    return p * attribution.exchanges();
  }

  /// From the first exchange to the last one, or to the last stop of a member that the log reaches.
  private void open(List<Attribution> drawn) {
    Map<AccountId, Long> stops = new HashMap<>();
    if (!input.exchanges().isEmpty()) {
      long endMillis = input.exchanges().getLast().timeMillis();
      input.closures().stream()
          .filter(c -> c.timeMillis() <= endMillis)
          .forEach(c -> stops.merge(c.account(), c.timeMillis(), Math::max));
    }
    for (Attribution attribution : drawn) {
      var beginners = attribution.beginners();
      long last = attribution.lastMillis();
      for (AccountId account : beginners) {
        last = Math.max(last, stops.getOrDefault(account, last));
      }
      counts.put(attribution, new TimelineCount(beginners, attribution.firstMillis(), last));
    }
  }

  private void count(List<Attribution> drawn, long[] templates) {
    var byAccount = Attribution.byAccount(drawn);
    for (int i = 0; i < templates.length; i++) {
      Observation seen = input.exchanges().get(i);
      for (Attribution attribution : byAccount.getOrDefault(seen.account(), List.of())) {
        TimelineCount count = counts.get(attribution);
        if (count != null && attribution.counts(seen, templates[i])) {
          count.add(seen.account(), seen.timeMillis());
        }
      }
    }
    for (ScanInput.Closure closure : input.closures()) {
      for (Attribution attribution : byAccount.getOrDefault(closure.account(), List.of())) {
        TimelineCount count = counts.get(attribution);
        if (count != null) {
          count.stopped(closure.account(), closure.timeMillis());
        }
      }
    }
  }

  private List<Timeline.Release> releases() {
    return input.prices().models().stream()
        .filter(m -> m.releasedAtMillis() > 0)
        .map(m -> new Timeline.Release(m.model(), m.releasedAtMillis()))
        .sorted(
            Comparator.comparingLong(Timeline.Release::timeMillis)
                .thenComparing(Timeline.Release::model))
        .toList();
  }
}
