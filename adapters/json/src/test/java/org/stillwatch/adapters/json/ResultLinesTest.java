// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Disposition;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.judge.Campaign;
import org.stillwatch.testkit.Schemas;

class ResultLinesTest {
  private static final RejectedLine REJECTED =
      new RejectedLine(
          "a.jsonl.gz", OptionalLong.of(7), 1_024, 99, RejectReason.BAD_NESTED_JSON, 255);

  @Test
  void everything_that_we_write_keeps_to_its_schema() {
    Schemas.validate("campaign-1", CampaignLines.line(Samples.full()));
    Schemas.validate("campaign-1", CampaignLines.line(Samples.bare()));
    Schemas.validate("account-result-1", AccountResultLines.line(Samples.account()));
    Schemas.validate("rejected-1", RejectedLines.line(REJECTED));
    Schemas.validate("summary-1", SummaryJson.write(Samples.summary()));
    Schemas.validate("summary-1", SummaryJson.writeWithoutTimings(Samples.summary()));
    Schemas.validate("disposition-1", DispositionLines.line(decision("snooze", Samples.MORNING)));
  }

  @Test
  void a_schema_notices_a_member_that_is_missing_and_one_too_many() {
    String line = RejectedLines.line(REJECTED);

    assertThat(Schemas.problems("rejected-1", line.replace("\"offset\":1024,", ""))).hasSize(1);
    assertThat(Schemas.problems("rejected-1", line.replace("{", "{\"x\":1,"))).hasSize(1);
  }

  @Test
  void a_campaign_without_knowledge_is_written_with_nulls_and_empty_lists() {
    assertThat(CampaignLines.line(Samples.bare()))
        .isEqualTo(
            json(
                "{'schema':'stillwatch.campaign/1','id':'c_cccccccccccccccccccccccccc',"
                    + "'verdict':'watch','axes':{'intent':null,'coordination':null,"
                    + "'concealment':null,'calibration':'none','nullFdr':0.05},'accounts':[],"
                    + "'exchanges':0,'tokens':0,'usdCents':null,"
                    + "'firstSeen':'2026-02-03T11:20:05.481Z',"
                    + "'lastSeen':'2026-02-03T11:20:05.481Z','detectedAt':null,"
                    + "'exchangesBeforeDetection':null,'capabilities':[],'families':[],"
                    + "'pathways':[],'evidence':[],'hypotheses':[],'pool':null,"
                    + "'nextStep':'watch','why':'why','counterfactual':'','unknown':[],"
                    + "'lineage':{'parent':null,'merged':[],'events':[]}}"));
  }

  @Test
  void numbers_have_no_trailing_zeros_and_text_is_escaped() {
    assertThat(CampaignLines.line(Samples.full()))
        .contains(json("'intent':{'p':0.93,'interval':[0.86,0.97]}"))
        .contains(json("'coordination':{'p':0.98,'interval':[0.95,1]}"))
        .contains(json("'concealment':{'p':0.5,'interval':[0,0.77]}"))
        .contains("\"id\":\"acct-\u00e4\\\"\\n\"")
        .contains(json("'logOddsNats':-1.25"));
  }

  @Test
  void rounding_is_half_to_even_and_minus_zero_is_zero() {
    var out = new CanonicalJson();
    out.object(() -> {
      out.probability("a", 0.00005);
      out.probability("b", 0.00015);
      out.nats("c", -0.001);
      out.nats("d", 1e9);
      out.nats("e", 12.345);
    });

    assertThat(out).hasToString(json("{'a':0,'b':0.0002,'c':0,'d':1000000000,'e':12.34}"));
  }

  @Test
  void what_was_written_is_read_again() throws IOException {
    Campaign full = Samples.full();
    Campaign bare = Samples.bare();
    var account = Samples.account();

    assertThat(CampaignLines.read(CampaignLines.line(full))).isEqualTo(full);
    assertThat(CampaignLines.read(CampaignLines.line(bare)).lineage()).isEqualTo(bare.lineage());
    assertThat(CampaignLines.read(CampaignLines.line(bare)).axes().intent()).isEmpty();
    assertThat(AccountResultLines.read(AccountResultLines.line(account))).isEqualTo(account);
  }

  @Test
  void a_campaign_from_before_the_optional_members_is_valid_and_read() throws IOException {
    String line =
        CampaignLines.line(Samples.bare()).replace(json("'counterfactual':'','unknown':[],"), "");

    assertThat(line).doesNotContain("counterfactual").doesNotContain("unknown");
    Schemas.validate("campaign-1", line);
    assertThat(CampaignLines.read(line))
        .isEqualTo(CampaignLines.read(CampaignLines.line(Samples.bare())));
  }

  @Test
  void a_line_of_another_kind_or_with_a_hole_is_no_campaign() {
    String line = CampaignLines.line(Samples.full());

    assertThatThrownBy(() -> CampaignLines.read(RejectedLines.line(REJECTED)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("expected a line of stillwatch.campaign/1");
    assertThatThrownBy(() -> CampaignLines.read(line.replace("\"tokens\":61000000,", "")))
        .hasMessage("stillwatch.campaign/1: tokens is missing or of another type");
    assertThatThrownBy(() -> CampaignLines.read("{")).isInstanceOf(IOException.class);
  }

  @Test
  void files_are_sorted_whatever_order_they_are_given_in() throws IOException {
    var there = new ByteArrayOutputStream();
    var back = new ByteArrayOutputStream();

    CampaignLines.write(List.of(Samples.full(), Samples.bare()), there);
    CampaignLines.write(List.of(Samples.bare(), Samples.full()), back);

    assertThat(there.toString(UTF_8)).isEqualTo(back.toString(UTF_8)).endsWith("}\n");
    assertThat(there.toString(UTF_8).lines()).hasSize(2);
  }

  @Test
  void a_decision_without_an_end_writes_null() {
    assertThat(DispositionLines.line(decision("confirmed", AccountFacts.UNKNOWN_TIME)))
        .contains("\"until\":null");
  }

  private static Disposition.Seen seen() {
    return new Disposition.Seen(Set.of("a1", "a2"), Set.of("a1"), Set.of("D23"));
  }

  private static Disposition decision(String verdict, long until) {
    var subject = new Disposition.Subject("campaign", "c_cccccccccccccccccccccccccc");
    return new Disposition(subject, verdict, Samples.MORNING, "lee", until, "seen before", seen());
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
