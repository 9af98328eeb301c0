// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Verdict;

interface FindingsContract extends OnDatabase {
  private FindingsStore store() {
    return database().findings();
  }

  private static Finding finding(String id, int score) {
    return new Finding(id, Verdict.REVIEW, "{\"id\":\"" + id + "\",\"score\":" + score + "}");
  }

  private static CampaignFinding found(Finding finding, long tick) {
    return new CampaignFinding(finding, tick, OptionalLong.empty());
  }

  @Test
  default void before_the_first_tick_there_is_nothing() throws IOException {
    assertThat(store().read())
        .isEqualTo(new Findings(new FindingsState(0, 0), List.of(), List.of()));
    assertThat(store().campaign("c_1")).isEmpty();
    assertThat(store().account("a1")).isEmpty();
  }

  @Test
  default void what_was_found_comes_back() throws IOException {
    Finding campaign = finding("c_1", 1);
    Finding account = new Finding("a1", Verdict.ACT, "{}");

    FindingsState state = store().replace(3_600_000, List.of(campaign), List.of(account));

    assertThat(state).isEqualTo(new FindingsState(3_600_000, 1));
    assertThat(store().state()).isEqualTo(state);
    assertThat(store().read())
        .isEqualTo(new Findings(state, List.of(found(campaign, 3_600_000)), List.of(account)));
    assertThat(store().campaign("c_1")).contains(found(campaign, 3_600_000));
    assertThat(store().account("a1")).contains(account);
  }

  @Test
  default void what_was_forgotten_was_never_found() throws IOException {
    store().replace(3_600_000, List.of(finding("c_1", 1)), List.of(finding("a1", 1)));
    store().replace(7_200_000, List.of(), List.of(finding("a1", 1)));

    store().forget();

    assertThat(store().read())
        .isEqualTo(new Findings(new FindingsState(0, 0), List.of(), List.of()));
  }

  @Test
  default void only_what_changed_is_written() throws IOException, SQLException {
    List<Finding> accounts = List.of(finding("a1", 1), finding("a2", 1));
    Finding same = finding("c_1", 1);
    store().replace(1, List.of(same, finding("c_2", 1)), accounts);
    place().execute(place().refuseWrites("account_finding"));

    FindingsState state = store().replace(2, List.of(same, finding("c_2", 2)), accounts);

    assertThat(state.version()).isEqualTo(2);
    assertThat(store().campaigns("", 9))
        .containsExactly(found(same, 1), found(finding("c_2", 2), 2));
  }

  @Test
  default void the_version_rises_only_when_something_changed() throws IOException {
    List<Finding> campaigns = List.of(finding("c_1", 1));
    List<Finding> accounts = List.of(finding("a1", 1));

    assertThat(store().replace(1, campaigns, accounts).version()).isEqualTo(1);
    assertThat(store().replace(2, campaigns, accounts)).isEqualTo(new FindingsState(2, 1));
    assertThat(store().replace(3, campaigns, List.of()).version()).isEqualTo(2);
    assertThat(store().replace(4, campaigns, List.of()).version()).isEqualTo(2);
    var stronger = new Finding("c_1", Verdict.ACT, campaigns.getFirst().json());
    assertThat(store().replace(5, List.of(stronger), List.of()).version()).isEqualTo(3);
    assertThat(store().replace(6, List.of(), List.of()).version()).isEqualTo(4);
    assertThat(store().replace(7, List.of(), List.of())).isEqualTo(new FindingsState(7, 4));
  }

  @Test
  default void a_campaign_that_vanished_stays_and_may_come_back() throws IOException {
    Finding campaign = finding("c_1", 1);
    store().replace(1, List.of(campaign), List.of());

    store().replace(2, List.of(), List.of());
    store().replace(3, List.of(), List.of());

    var gone = new CampaignFinding(campaign, 1, OptionalLong.of(2));
    assertThat(store().campaign("c_1")).contains(gone);
    assertThat(store().read().campaigns()).containsExactly(gone);

    store().replace(4, List.of(campaign), List.of());

    assertThat(store().campaign("c_1")).contains(found(campaign, 4));
  }

  @Test
  default void an_account_without_a_finding_has_none() throws IOException {
    store().replace(1, List.of(), List.of(finding("a1", 1), finding("a2", 1)));

    store().replace(2, List.of(), List.of(finding("a2", 1)));

    assertThat(store().account("a1")).isEmpty();
    assertThat(store().read().accounts()).containsExactly(finding("a2", 1));
  }

  @Test
  default void all_is_replaced_or_nothing() throws IOException, SQLException {
    store().replace(1, List.of(finding("c_1", 1)), List.of(finding("a1", 1)));
    Findings before = store().read();
    place().execute(place().refuseWrites("account_finding"));
    var secret = new Finding("a1", Verdict.ACT, "{\"seen\":\"hunter2\"}");

    assertThatThrownBy(() -> store().replace(2, List.of(finding("c_2", 1)), List.of(secret)))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(database() + ": replacing the findings failed: ")
        .hasMessageContaining("refused")
        .satisfies(failure -> assertThat(Traces.of(failure)).doesNotContain("hunter2"));

    assertThat(store().read()).isEqualTo(before);
  }

  @Test
  default void campaigns_are_listed_in_pages_by_the_bytes_of_their_ids() throws IOException {
    List<String> ids =
        List.of("a", "B", "Z", "z", "\u00e4", "_", "\uff5e", "\ud83d\udd75", "a b", "10", "9");
    store().replace(1, ids.stream().map(id -> finding(id, 1)).toList(), List.of());

    List<String> listed = new ArrayList<>();
    List<CampaignFinding> page = store().campaigns("", 2);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(2);
      page.forEach(campaign -> listed.add(campaign.finding().id()));
      page = store().campaigns(page.getLast().finding().id(), 2);
    }

    assertThat(listed)
        .isEqualTo(
            ids.stream().sorted((a, b) -> Arrays.compareUnsigned(utf8(a), utf8(b))).toList());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  default void hostile_findings_come_back_as_they_were() throws IOException {
    List<Finding> findings =
        HostileTexts.ALL.stream()
            .flatMap(text -> List.of(text, text + "\0").stream())
            .map(id -> new Finding(id, Verdict.WATCH, HostileTexts.json(id)))
            .toList();

    store().replace(1, findings, findings);

    Findings read = store().read();
    assertThat(read.accounts()).containsExactlyInAnyOrderElementsOf(findings);
    assertThat(read.campaigns())
        .map(CampaignFinding::finding)
        .containsExactlyInAnyOrderElementsOf(findings);
    for (Finding finding : findings) {
      assertThat(store().account(finding.id())).contains(finding);
      assertThat(store().campaign(finding.id())).contains(found(finding, 1));
    }
    assertThat(store().replace(2, findings, findings).version()).isEqualTo(1);
  }

  @Test
  default void ids_that_nothing_can_have_find_nothing() throws IOException {
    for (String id : List.of("", "x".repeat(257), "\ud800", "\udc00x")) {
      assertThat(store().campaign(id)).isEmpty();
      assertThat(store().account(id)).isEmpty();
    }
    assertThatThrownBy(() -> store().campaigns("x".repeat(257), 1))
        .hasMessage("the id that a page begins after takes 1 to 256 bytes, got more");
    assertThatThrownBy(() -> store().campaigns("", 0))
        .hasMessage("a page holds 1 to 500 rows, got 0");
  }

  @Test
  default void two_findings_never_share_an_id() {
    List<Finding> twice = List.of(finding("c_1", 1), finding("c_1", 2));

    assertThatThrownBy(() -> store().replace(1, twice, List.of()))
        .hasMessage("two findings have one id");
  }

  @Test
  default void a_verdict_of_a_newer_version_is_no_verdict() throws IOException, SQLException {
    store().replace(1, List.of(), List.of(finding("a1", 1)));
    place().execute("update account_finding set verdict = 'certain'");

    assertThatThrownBy(() -> store().account("a1"))
        .isInstanceOf(IOException.class)
        .hasMessage(database() + ": reading an account failed: a row is none of ours");
  }

  @Test
  default void readers_see_one_tick_while_writers_take_turns() throws Exception {
    int each = 20;
    try (var threads = Executors.newFixedThreadPool(3)) {
      var tasks = new ArrayList<Callable<Integer>>();
      tasks.add(() -> replaced(1, each));
      tasks.add(() -> replaced(1000, each));
      tasks.add(() -> readWhole(2 * each));
      for (var task : threads.invokeAll(tasks)) {
        assertThat(task.get()).isPositive();
      }
    }

    assertThat(store().state().version()).isEqualTo(2L * each);
  }

  private int replaced(int from, int times) throws IOException {
    for (int score = from; score < from + times; score++) {
      int mark = score;
      List<Finding> marked =
          List.of("x", "y", "z").stream()
              .map(id -> new Finding(id, Verdict.WATCH, "{\"mark\":" + mark + "}"))
              .toList();
      store().replace(mark, marked, marked);
    }
    return times;
  }

  private int readWhole(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      Findings seen = store().read();
      var marks = new ArrayList<>(seen.accounts().stream().map(Finding::json).toList());
      seen.campaigns().forEach(campaign -> marks.add(campaign.finding().json()));
      assertThat(marks.stream().distinct().count()).isLessThanOrEqualTo(1);
      assertThat(marks.isEmpty()).isEqualTo(seen.state().version() == 0);
    }
    return times;
  }
}
