// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.notice.Notice;

class FindingNoticesTest {
  private static Map<String, Finding> campaign(Verdict verdict, int accounts, long exchanges) {
    String members = "{\"id\":\"a\"},".repeat(accounts - 1) + "{\"id\":\"a\"}";
    String json =
        """
        {"id":"c_1","accounts":[%s],"exchanges":%d,"firstSeen":"2026-02-03T11:20:05.481Z",\
        "lastSeen":"2026-02-05T09:00:01.000Z","detectedAt":null,"capabilities":["grading"],\
        "families":["C","R"],"axes":{"coordination":{"p":0.98}}}\
        """
            .formatted(members, exchanges);
    return Map.of("c_1", new Finding("c_1", verdict, json));
  }

  private static List<String> told(FindingNotices notices, long tick, Map<String, Finding> now) {
    return notices.of(tick, now).stream().map(Notice::id).toList();
  }

  @Test
  void it_tells_of_a_campaign_once_until_there_is_news() {
    var notices = new FindingNotices(Map.of());
    assertThat(told(notices, 1, campaign(Verdict.WATCH, 5, 50))).isEmpty();
    assertThat(told(notices, 2, campaign(Verdict.REVIEW, 5, 50)))
        .containsExactly("finding:c_1:CREATE:2");
    assertThat(told(notices, 3, campaign(Verdict.REVIEW, 9, 99))).isEmpty();
    assertThat(told(notices, 4, campaign(Verdict.REVIEW, 10, 99)))
        .containsExactly("finding:c_1:UPDATE:4");
    assertThat(told(notices, 5, campaign(Verdict.ACT, 10, 99)))
        .containsExactly("finding:c_1:UPDATE:5");
    assertThat(told(notices, 6, campaign(Verdict.WATCH, 10, 99)))
        .containsExactly("finding:c_1:CLOSE:6");
    assertThat(told(notices, 7, campaign(Verdict.ACT, 10, 99)))
        .containsExactly("finding:c_1:CREATE:7");
    assertThat(told(notices, 8, Map.of())).containsExactly("finding:c_1:CLOSE:8");
    assertThat(told(notices, 9, Map.of())).isEmpty();
  }

  @Test
  void what_an_earlier_run_told_is_not_told_again() {
    var notices = new FindingNotices(campaign(Verdict.REVIEW, 5, 50));
    assertThat(told(notices, 2, campaign(Verdict.REVIEW, 5, 50))).isEmpty();
    assertThat(told(notices, 3, campaign(Verdict.ACT, 5, 50)))
        .containsExactly("finding:c_1:UPDATE:3");
  }

  @Test
  void the_body_names_the_campaign_and_no_account() {
    String body =
        new FindingNotices(Map.of()).of(2, campaign(Verdict.ACT, 3, 50)).getFirst().body();
    assertThat(body)
        .contains("\"uid\":\"c_1\"")
        .contains("3 accounts act as one")
        .contains("\"capabilities\":[\"grading\"]")
        .contains("\"confidence_score\":98")
        .doesNotContain("\"a\"");
  }
}
