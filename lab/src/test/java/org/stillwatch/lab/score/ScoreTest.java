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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.lab.truth.Truth;
import org.stillwatch.lab.truth.TruthJson;

/// A world of one campaign of four (a, b, c, d; the first three tied) and four honest accounts, of
/// which two sit in a class; the campaign made one exchange an hour for ten hours.
class ScoreTest {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

  @TempDir Path folder = Path.of("");

  @BeforeEach
  void write_the_answer_key() throws IOException {
    List<Truth.Account> accounts = new ArrayList<>();
    for (String id : List.of("a", "b", "c", "d")) {
      accounts.add(
          new Truth.Account(
              id,
              "operator",
              List.of(
                  new Truth.Membership(
                      "farm",
                      "farm",
                      3,
                      START,
                      START,
                      0,
                      id.equals("d") ? List.of() : List.of("payment"))),
              "",
              "",
              false,
              Map.of("plan", "free")));
    }
    accounts.add(honest("e", "ordinary", ""));
    accounts.add(honest("f", "ordinary", ""));
    accounts.add(honest("g", "H13", "lab-devices"));
    accounts.add(honest("h", "H13", "lab-devices"));
    List<Truth.Exchange> exchanges = new ArrayList<>();
    for (int hour = 0; hour < 10; hour++) {
      exchanges.add(
          new Truth.Exchange(
              "first-party-api", "x" + hour, "farm", START.plusSeconds(3_600L * hour)));
    }
    Truth.Campaign farm =
        new Truth.Campaign(
            "farm",
            "template",
            new Truth.Axes(true, true, true),
            "Y1",
            10,
            START,
            START.plusSeconds(9 * 3_600L));
    TruthJson.write(
        new Truth(
            new Truth.World("hand-made", 1, "0", List.of(), START, START.plusSeconds(86_400)),
            List.of(farm),
            accounts,
            exchanges),
        folder.resolve("truth"));
  }

  private static Truth.Account honest(String id, String negative, String variant) {
    return new Truth.Account(id, id, List.of(), negative, variant, false, Map.of());
  }

  @Test
  void a_perfect_report_scores_one_and_loses_what_came_before_detection() throws IOException {
    ScoreCard card =
        score(
            """
            {"id":"c_1","verdict":"act","accounts":[{"id":"a","membership":1},\
            {"id":"b","membership":1},{"id":"c","membership":1},{"id":"d","membership":0.9}],\
            "detectedAt":"2026-03-02T02:00:00.000Z"}
            """,
            Map.of("a", "act", "b", "act", "c", "act", "d", "review"));

    ScoreCard.CampaignScore farm = card.campaigns().getFirst();
    assertThat(farm.f1()).isEqualTo(1);
    assertThat(farm.lost()).isEqualTo(new Interval(2, 10));
    assertThat(card.recall().review()).isEqualTo(new Interval(4, 4));
    assertThat(card.recall().act()).isEqualTo(new Interval(3, 4));
    assertThat(card.recallAtActOfTied()).isEqualTo(new Interval(3, 3));
    assertThat(card.falseCampaigns().watch()).isZero();
    assertThat(card.pairs().f1()).isEqualTo(1);
  }

  @Test
  void a_campaign_that_nobody_reports_has_lost_everything() throws IOException {
    ScoreCard card = score("", Map.of());

    ScoreCard.CampaignScore farm = card.campaigns().getFirst();
    assertThat(farm.partner()).isEmpty();
    assertThat(farm.f1()).isZero();
    assertThat(farm.lost().share()).isEqualTo(1);
    assertThat(card.recall().watch()).isEqualTo(new Interval(0, 4));
  }

  @Test
  void a_report_about_a_class_is_a_false_campaign_and_counts_under_its_kind() throws IOException {
    ScoreCard card =
        score(
            """
            {"id":"c_1","verdict":"review","accounts":[{"id":"g","membership":1},\
            {"id":"h","membership":1},{"id":"a","membership":0.6}],\
            "detectedAt":"2026-03-02T02:00:00.000Z"}
            """,
            Map.of("g", "review", "h", "act", "a", "review"));

    assertThat(card.falseCampaigns()).isEqualTo(new ScoreCard.FalseCampaigns(1, 1, 0));
    assertThat(card.honest())
        .contains(
            new ScoreCard.HonestScore("all", new Interval(2, 4), new Interval(1, 4)),
            new ScoreCard.HonestScore("lab-devices", new Interval(2, 2), new Interval(1, 2)),
            new ScoreCard.HonestScore("ordinary", new Interval(0, 2), new Interval(0, 2)));
    assertThat(card.precision().review()).isEqualTo(new Interval(1, 3));
  }

  @Test
  void an_innocent_campaign_that_was_at_review_for_some_hours_counts_there() throws IOException {
    ScoreCard card =
        score(
            """
            {"id":"c_1","verdict":"watch","accounts":[{"id":"g","membership":1},\
            {"id":"h","membership":1}],"detectedAt":"2026-03-02T02:00:00.000Z"}
            """,
            Map.of("g", "watch", "h", "watch"));

    assertThat(card.falseCampaigns()).isEqualTo(new ScoreCard.FalseCampaigns(1, 1, 0));
  }

  @Test
  void accounts_at_the_fringe_below_one_half_are_no_members() throws IOException {
    ScoreCard card =
        score(
            """
            {"id":"c_1","verdict":"watch","accounts":[{"id":"a","membership":1},\
            {"id":"b","membership":0.49}],"detectedAt":null}
            """,
            Map.of());

    assertThat(card.campaigns().getFirst().recall()).isEqualTo(0.25);
    assertThat(card.campaigns().getFirst().detectedAt()).isEmpty();
  }

  @Test
  void the_interval_of_wilson_matches_the_published_example_of_nine_in_ten() {
    Interval nine = new Interval(9, 10);

    assertThat(nine.low()).isCloseTo(0.596, within(0.001));
    assertThat(nine.high()).isCloseTo(0.982, within(0.001));
  }

  @Test
  void a_score_is_written_for_programs_and_for_people() throws IOException {
    ScoreCard card = score("", Map.of());

    ScoreFiles.write(card, folder.resolve("score"));

    assertThat(folder.resolve("score/score.json")).content().contains("\"falseCampaigns\"");
    assertThat(folder.resolve("score/score.txt")).content().contains("recall, costly tie");
  }

  private ScoreCard score(String campaigns, Map<String, String> verdicts) throws IOException {
    Path result = Files.createDirectories(folder.resolve("result"));
    Files.writeString(result.resolve("campaigns.jsonl"), campaigns);
    StringBuilder accounts = new StringBuilder();
    verdicts.forEach((id, verdict) ->
        accounts.append("{\"id\":\"%s\",\"verdict\":\"%s\"}\n".formatted(id, verdict)));
    Files.writeString(result.resolve("accounts.jsonl"), accounts);
    return Score.of(folder.resolve("truth"), result);
  }
}
