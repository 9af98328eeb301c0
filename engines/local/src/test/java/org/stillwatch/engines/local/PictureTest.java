// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.judge.Campaign;

/// What is drawn of a campaign says the same as its record, and stays small.
class PictureTest {
  private static final long DAY = 86_400_000L;

  @Test
  void the_timeline_holds_every_exchange_of_the_record_once() {
    var result = LocalScan.run(world(), TinyWorld.SETTINGS, Progress.SILENT);
    Campaign campaign = result.campaigns().getFirst();
    Picture picture = result.pictures().getFirst();
    Timeline timeline = picture.timeline();

    assertThat(picture.campaign()).isEqualTo(campaign.id());
    assertThat(timeline.rows()).hasSize(40).allMatch(r -> r.accounts() == 1);
    assertThat(timeline.bins()).isBetween(1, Timeline.MOST_BINS);
    assertThat(
            timeline.rows().stream()
                .flatMap(r -> r.exchanges().stream())
                .mapToLong(Long::longValue)
                .sum())
        .isEqualTo(campaign.exchanges());
    assertThat(timeline.rows().getFirst().firstMillis()).isEqualTo(campaign.firstSeenMillis());
    assertThat(timeline.rows())
        .isSortedAccordingTo((a, b) -> Long.compare(a.firstMillis(), b.firstMillis()));
  }

  @Test
  void stops_and_releases_of_its_time_are_on_the_timeline_and_no_others() {
    var timeline =
        LocalScan.run(world(), TinyWorld.SETTINGS, Progress.SILENT)
            .pictures()
            .getFirst()
            .timeline();

    assertThat(timeline.releases())
        .containsExactly(new Timeline.Release("new", TinyWorld.START + 2 * DAY));
    assertThat(
            timeline.rows().stream()
                .filter(r -> r.stops().stream().anyMatch(n -> n > 0))
                .map(Timeline.Row::first))
        .containsExactly(new AccountId("f3"));
  }

  @Test
  void ties_name_kinds_and_holders_only() {
    var ties =
        LocalScan.run(world(), TinyWorld.SETTINGS, Progress.SILENT).pictures().getFirst().ties();

    assertThat(ties).hasSize(10);
    assertThat(ties)
        .allMatch(t -> t.items().equals(Map.of("payment", 1)) && t.holders().size() == 4);
    assertThat(ties.stream().flatMap(t -> t.holders().stream()).distinct()).hasSize(40);
  }

  @Test
  void a_verdict_below_act_says_what_it_lacks() {
    assertThat(
            LocalScan.run(world(), TinyWorld.SETTINGS, Progress.SILENT)
                .pictures()
                .getFirst()
                .shortOf())
        .containsExactly("no calibration stands behind a probability");
  }

  @Test
  void five_thousand_accounts_over_ten_years_are_forty_rows() {
    var accounts = IntStream.range(0, 5_000).mapToObj(i -> new AccountId("a" + i)).toList();
    var count = new TimelineCount(accounts, TinyWorld.START, TinyWorld.START + 3_650 * DAY);
    for (int i = 0; i < accounts.size(); i++) {
      count.add(accounts.get(i), TinyWorld.START + i * DAY / 2);
      count.stopped(accounts.get(i), TinyWorld.START + 3_650 * DAY);
      count.stopped(accounts.get(i), TinyWorld.START + 9_000 * DAY);
    }
    count.add(new AccountId("stranger"), TinyWorld.START);

    var timeline = count.with(List.of());

    assertThat(timeline.rows()).hasSize(40);
    assertThat(timeline.bins()).isBetween(Timeline.MOST_BINS / 3, Timeline.MOST_BINS);
    assertThat(timeline.rows().stream().mapToInt(Timeline.Row::accounts).sum()).isEqualTo(5_000);
    assertThat(sum(timeline)).isEqualTo(5_000);
    assertThat(timeline.rows().stream().flatMap(r -> r.stops().stream()).mapToInt(n -> n).sum())
        .isEqualTo(5_000);
  }

  private static long sum(Timeline timeline) {
    return timeline.rows().stream()
        .flatMap(r -> r.exchanges().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /// The farm with one member stopped, one stop after the end of the log, and two releases.
  private static ScanInput world() {
    var input = new TinyWorld(1, true).input();
    var closures = new ArrayList<ScanInput.Closure>();
    closures.add(new ScanInput.Closure(new AccountId("f3"), TinyWorld.START + 60 * DAY / 24));
    closures.add(new ScanInput.Closure(new AccountId("f4"), TinyWorld.START + 30 * DAY));
    var models =
        List.of(
            new ModelFacts("new", TinyWorld.START + 2 * DAY, "", -1, -1),
            new ModelFacts("old", TinyWorld.START - 90 * DAY, "", -1, -1));
    return new ScanInput(
        input.exchanges(),
        input.accounts(),
        closures,
        new PriceList(models),
        Registry.NONE,
        List.of(),
        List.of());
  }
}
