// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;

class AppealQueueTest {
  private static Appeal appeal(int number, String campaign, long filed, boolean open) {
    return new Appeal(
        "appeal_%06d".formatted(number),
        new AccountId("acc" + number),
        campaign,
        "t",
        filed,
        filed + Appeals.DUE_MILLIS,
        "",
        List.of(),
        open ? Appeal.Outcome.OPEN : Appeal.Outcome.UPHELD);
  }

  private static Docket docket(List<Appeal> appeals) {
    var all = new TreeMap<String, Appeal>();
    appeals.forEach(a -> all.put(a.id(), a));
    return new Docket(new TreeMap<>(), new TreeMap<>(), all, new TreeMap<>(), PolicyState.NONE);
  }

  @Test
  void a_flood_of_one_campaign_delays_another_by_one_place_each() {
    var appeals = new ArrayList<Appeal>();
    for (int i = 0; i < 1_000; i++) {
      appeals.add(appeal(i, "c_flood", i, true));
    }
    appeals.add(appeal(1_000, "c_other", 1_000, true));
    appeals.add(appeal(1_001, "c_other", 1_001, true));
    appeals.add(appeal(1_002, "", 1_002, true));

    List<String> places = AppealQueue.of(docket(appeals)).stream().map(Appeal::id).toList();

    assertThat(places.subList(0, 5))
        .containsExactly(
            "appeal_000000", "appeal_001000", "appeal_001002", "appeal_000001", "appeal_001001");
    assertThat(places).hasSize(1_003);
  }

  @Test
  void the_bound_holds_whatever_comes() {
    var random = new SplittableRandom(7);
    for (int world = 0; world < 500; world++) {
      var appeals = new ArrayList<Appeal>();
      int count = random.nextInt(60);
      for (int i = 0; i < count; i++) {
        int drawn = random.nextInt(6);
        String campaign = drawn == 0 ? "" : "c_" + drawn;
        appeals.add(appeal(i, campaign, random.nextLong(20), random.nextInt(4) > 0));
      }
      List<Appeal> queue = AppealQueue.of(docket(appeals));

      assertThat(queue)
          .containsExactlyInAnyOrderElementsOf(appeals.stream().filter(Appeal::isOpen).toList());
      bounded(queue);
    }
  }

  /// The k-th oldest of a campaign stands at place k times the number of campaigns, or before.
  private static void bounded(List<Appeal> queue) {
    var campaigns = new TreeSet<String>();
    queue.forEach(a -> campaigns.add(name(a)));
    var nth = new HashMap<String, Integer>();
    var last = new HashMap<String, Long>();
    for (int place = 1; place <= queue.size(); place++) {
      Appeal one = queue.get(place - 1);
      int k = nth.merge(name(one), 1, Integer::sum);
      assertThat(place).isLessThanOrEqualTo(k * campaigns.size());
      assertThat(one.filedMillis()).isGreaterThanOrEqualTo(last.getOrDefault(name(one), 0L));
      last.put(name(one), one.filedMillis());
    }
  }

  private static String name(Appeal appeal) {
    return appeal.campaign().isEmpty() ? appeal.account().value() : appeal.campaign();
  }
}
