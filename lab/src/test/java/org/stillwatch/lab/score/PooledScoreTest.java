// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;

/// Worlds of a week with a campaign of four: a works to the end, b and c until the fourth day, d
/// stops on the first day; c has done 19 exchanges, the others 20; d has no tie. Six honest
/// accounts, one of them framed, two of an agency.
class PooledScoreTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final Instant END = START.plusSeconds(7 * 86_400L);

  @TempDir Path folder = Path.of("");

  @Test
  void members_that_stopped_more_than_a_day_before_detection_are_not_live() throws IOException {
    PooledScore score = new PooledScore();
    add(score, "easy", 1, detected(3), Map.of("a", "act", "b", "review"));

    CampaignRun run = score.card().runs().getFirst();

    assertThat(run.reviewAll()).isEqualTo(new Interval(2, 4));
    assertThat(run.reviewLive()).isEqualTo(new Interval(2, 3));
    assertThat(run.hours()).hasValue(72);
    assertThat(run.lost()).isEqualTo(new Interval(3, 7));
  }

  @Test
  void all_members_are_live_when_nothing_was_detected() throws IOException {
    PooledScore score = new PooledScore();
    add(score, "easy", 1, "", Map.of());

    CampaignRun run = score.card().runs().getFirst();

    assertThat(run.reviewLive()).isEqualTo(new Interval(0, 4));
    assertThat(run.hours()).isEmpty();
    assertThat(run.lost().share()).isEqualTo(1);
    assertThat(outcomes(score.card())).containsEntry("easy, lost at review", "FAIL");
  }

  @Test
  void act_recall_asks_for_a_costly_tie_and_twenty_exchanges() throws IOException {
    PooledScore score = new PooledScore();
    add(score, "easy", 1, detected(0), Map.of("a", "act", "c", "act", "d", "act"));

    assertThat(score.card().runs().getFirst().actTied()).isEqualTo(new Interval(1, 2));
  }

  @Test
  void seeds_are_pooled_with_the_median_and_the_worst() throws IOException {
    PooledScore score = new PooledScore();
    add(score, "easy", 1, detected(0), all("act"));
    add(score, "easy", 2, detected(0), Map.of("a", "review"));
    add(score, "easy", 3, detected(0), all("act"));

    PooledCard card = score.card();
    Spread recall = Objects.requireNonNull(card.easy().get(Figure.REVIEW_RECALL));

    assertThat(recall.n()).isEqualTo(3);
    assertThat(recall.median()).isEqualTo(1);
    assertThat(recall.worst()).isEqualTo(0.25);
    assertThat(recall.mean()).isCloseTo(0.75, within(1e-9));
    assertThat(recall.low()).isEqualTo(0.25);
    assertThat(recall.high()).isEqualTo(1);
    assertThat(card.byCampaign()).containsOnlyKeys("easy/farm");
    assertThat(outcomes(card))
        .containsEntry("easy, review recall of live members, median", "pass")
        .containsEntry("easy, review recall of live members, worst of 3", "FAIL");
  }

  @Test
  void evasive_worlds_are_told_by_their_name_and_have_targets_of_their_own() throws IOException {
    PooledScore score = new PooledScore();
    add(
        score,
        "0201-first-light-evasive",
        1,
        detected(0),
        Map.of("a", "act", "b", "act", "c", "act"));

    PooledCard card = score.card();

    assertThat(card.easy()).isEmpty();
    assertThat(outcomes(card))
        .containsEntry("evasive, review recall of live members, median", "pass")
        .containsEntry("evasive, act recall, costly tie, median", "");
  }

  @Test
  void honest_accounts_count_by_kind_subgroup_and_framing_with_upper_bounds() throws IOException {
    PooledScore score = new PooledScore();
    add(score, "easy", 1, "", Map.of("e", "act", "g", "review"));
    add(score, "easy", 2, "", Map.of());

    PooledCard card = score.card();

    assertThat(card.honest())
        .contains(
            new HonestRate("all", "all", new Interval(2, 12), new Interval(1, 12)),
            new HonestRate("framed", "framed", new Interval(1, 2), new Interval(1, 2)),
            new HonestRate("kind", "agency", new Interval(1, 4), new Interval(0, 4)),
            new HonestRate("plan", "team", new Interval(2, 12), new Interval(1, 12)));
    assertThat(outcomes(card))
        .containsEntry("honest accounts at act", "FAIL")
        .containsEntry("framed accounts at act", "FAIL")
        .containsEntry("agency at review", "");
  }

  @Test
  void false_campaigns_are_counted_per_hundred_thousand_accounts_and_week() throws IOException {
    PooledScore score = new PooledScore();
    String ghost =
        """
        {"id":"c_9","verdict":"review","accounts":[{"id":"e","membership":1},\
        {"id":"f","membership":1}],"detectedAt":null}
        """;
    add(score, "easy", 1, ghost, Map.of());

    PooledCard card = score.card();

    assertThat(card.falseCampaigns()).isEqualTo(1);
    assertThat(card.accountWeeks()).isCloseTo(10, within(1e-9));
    assertThat(card.falseRate()).isCloseTo(10_000, within(1e-6));
    assertThat(card.falseRateHigh()).isCloseTo(55_700, within(500.0));
  }

  @Test
  void nothing_seen_in_a_thousand_is_bounded_by_the_rule_of_three() {
    assertThat(UpperBound.of(new Interval(0, 1_000))).isEqualTo(0.003);
    assertThat(UpperBound.of(new Interval(9, 10))).isCloseTo(0.982, within(0.001));
    assertThat(UpperBound.ofCount(10)).isCloseTo(18.39, within(0.02));
  }

  @Test
  void a_campaign_that_was_never_detected_has_no_number_of_hours_in_json() throws IOException {
    PooledScore score = new PooledScore();
    add(score, "easy", 1, "", Map.of());
    Path file = folder.resolve("pooled.json");

    PooledJson.write(score.card(), file);

    assertThat(file).content().contains("\"hours\" : null").doesNotContain("Infinity");
    assertThat(PooledTable.of(score.card())).contains("never").contains("FAIL");
  }

  private void add(
      PooledScore score, String world, long seed, String campaigns, Map<String, String> verdicts)
      throws IOException {
    Path truth = folder.resolve(world + seed);
    TruthJson.write(truth(world, seed), truth);
    Path result = Files.createDirectories(truth.resolve("result"));
    Files.writeString(result.resolve("campaigns.jsonl"), campaigns);
    StringBuilder lines = new StringBuilder();
    verdicts.forEach((id, verdict) ->
        lines.append("{\"id\":\"%s\",\"verdict\":\"%s\"}\n".formatted(id, verdict)));
    Files.writeString(result.resolve("accounts.jsonl"), lines);
    score.add(truth, result);
  }

  private static Truth truth(String world, long seed) {
    List<Truth.Account> accounts = new ArrayList<>();
    accounts.add(member("a", 20, 6, List.of("payment")));
    accounts.add(member("b", 20, 3, List.of("payment")));
    accounts.add(member("c", 19, 3, List.of("payment")));
    accounts.add(member("d", 20, 0, List.of()));
    for (String id : List.of("e", "f", "g", "h", "i", "j")) {
      boolean agency = id.equals("g") || id.equals("h");
      accounts.add(
          new Truth.Account(
              id,
              id,
              List.of(),
              agency ? "H8" : "ordinary",
              agency ? "agency" : "",
              id.equals("e"),
              Map.of("plan", "team")));
    }
    List<Truth.Exchange> exchanges = new ArrayList<>();
    for (int day = 0; day < 7; day++) {
      exchanges.add(new Truth.Exchange("first-party-api", "x" + day, "farm", after(day)));
    }
    Truth.Campaign farm =
        new Truth.Campaign(
            "farm", "template", new Truth.Axes(true, true, true), "Y1", 7, START, after(6));
    return new Truth(
        new Truth.World(world, seed, "0", List.of(), START, END),
        List.of(farm),
        accounts,
        exchanges);
  }

  private static Truth.Account member(String id, int exchanges, int lastDay, List<String> ties) {
    Truth.Membership m =
        new Truth.Membership("farm", "farm", exchanges, START, after(lastDay), 0, ties);
    return new Truth.Account(id, "operator", List.of(m), "", "", false, Map.of());
  }

  private static Instant after(int days) {
    return START.plusSeconds(days * 86_400L);
  }

  private static String detected(int day) {
    return """
    {"id":"c_1","verdict":"act","accounts":[{"id":"a","membership":1},\
    {"id":"b","membership":1},{"id":"c","membership":1},{"id":"d","membership":1}],\
    "detectedAt":"%s"}
    """
        .formatted(after(day));
  }

  private static Map<String, String> all(String verdict) {
    return Map.of("a", verdict, "b", verdict, "c", verdict, "d", verdict);
  }

  private static Map<String, String> outcomes(PooledCard card) {
    Map<String, String> outcomes = new TreeMap<>();
    card.targets().forEach(t -> outcomes.put(t.what(), t.outcome()));
    return outcomes;
  }
}
