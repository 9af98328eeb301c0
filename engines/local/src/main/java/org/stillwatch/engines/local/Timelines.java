// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.capture.Observation;

/// The timelines of all campaigns, from one more pass over their exchanges.
final class Timelines {
  private Timelines() {}

  /// One for each attribution, in the same order.
  static List<Timeline> of(List<Attribution> attributions, ScanInput input, long[] templates) {
    Map<Attribution, TimelineCount> counts = new HashMap<>();
    for (Attribution attribution : attributions) {
      if (attribution.exchanges() > 0) {
        counts.put(attribution, count(attribution, input));
      }
    }
    var byAccount = Attribution.byAccount(attributions);
    for (int i = 0; i < templates.length; i++) {
      Observation seen = input.exchanges().get(i);
      for (Attribution attribution : byAccount.getOrDefault(seen.account(), List.of())) {
        TimelineCount count = counts.get(attribution);
        if (count != null && attribution.counts(seen, templates[i])) {
          count.add(seen.account(), seen.timeMillis());
        }
      }
    }
    input
        .closures()
        .forEach(c -> counts.values().forEach(n -> n.stopped(c.account(), c.timeMillis())));
    var releases = releases(input);
    return attributions.stream()
        .map(a -> counts.containsKey(a) ? counts.get(a).with(releases) : Timeline.NONE)
        .toList();
  }

  /// From the first exchange to the last one, or to the last stop of a member that the log reaches.
  private static TimelineCount count(Attribution attribution, ScanInput input) {
    long endMillis = input.exchanges().getLast().timeMillis();
    var beginners = attribution.beginners();
    long last =
        input.closures().stream()
            .filter(c -> c.timeMillis() <= endMillis && attribution.holds(c.account()))
            .mapToLong(ScanInput.Closure::timeMillis)
            .reduce(attribution.lastMillis(), Math::max);
    return new TimelineCount(beginners, attribution.firstMillis(), last);
  }

  private static List<Timeline.Release> releases(ScanInput input) {
    return input.prices().models().stream()
        .filter(m -> m.releasedAtMillis() > 0)
        .map(m -> new Timeline.Release(m.model(), m.releasedAtMillis()))
        .sorted(
            Comparator.comparingLong(Timeline.Release::timeMillis)
                .thenComparing(Timeline.Release::model))
        .toList();
  }
}
