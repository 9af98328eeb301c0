// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.AccountEvent;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.testkit.Seeds;

class AccountTableTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[32]);
  private static final AccountId A = new AccountId("a");

  @Test
  void facts_are_told_in_the_order_in_which_they_became_true() {
    var table =
        table(
            "{'id':'a','asOf':'2026-03-01','plan':'team'}",
            "{'id':'a','asOf':'2026-01-01','plan':'free'}");

    assertThat(table.histories().get(A))
        .extracting(AccountFacts::plan)
        .containsExactly("free", "team");
    assertThat(table.rejected()).isEmpty();
  }

  @Test
  void one_row_needs_no_time_and_the_same_row_twice_is_one_row() {
    var table = table("{'id':'a','plan':'free'}", "{'id':'a','plan':'free'}");

    assertThat(table.histories().get(A)).hasSize(1);
    assertThat(table.rejected()).isEmpty();
  }

  @Test
  void of_several_rows_those_without_a_time_are_refused() {
    var table =
        table(
            "{'id':'a','plan':'free'}",
            "{'id':'a','asOf':'2026-01-01','plan':'team'}",
            "{'id':'b','plan':'free'}",
            "{'id':'b','plan':'team'}");

    assertThat(table.histories()).containsOnlyKeys(A);
    assertThat(table.histories().get(A)).extracting(AccountFacts::plan).containsExactly("team");
    assertThat(table.rejected())
        .extracting(RejectedLine::line, RejectedLine::reason)
        .containsExactly(
            tuple(OptionalLong.of(1), RejectReason.NO_TIME),
            tuple(OptionalLong.of(3), RejectReason.NO_TIME),
            tuple(OptionalLong.of(4), RejectReason.NO_TIME));
  }

  @Test
  void a_card_without_a_date_is_held_since_the_first_row_that_shows_it() {
    var table =
        table(
            "{'id':'a','asOf':'2026-01-01','payment':[{'instrument':'p'}]}",
            "{'id':'a','asOf':'2026-02-01','payment':[{'instrument':'p'},{'instrument':'q'},"
                + "{'instrument':'r','since':'2025-12-01'}]}");

    assertThat(table.histories().getOrDefault(A, List.of()).getLast().payments())
        .extracting(AccountFacts.Payment::sinceMillis)
        .containsExactly(millis("2026-01-01"), millis("2026-02-01"), millis("2025-12-01"));
  }

  @Test
  void a_card_is_held_since_the_event_that_added_it() {
    var table = table("{'id':'a','payment':[{'instrument':'p'},{'instrument':'q'}]}");
    for (String line :
        List.of(
            "{'account':'a','time':'2026-01-05T00:00:00Z','kind':'card-added','value':'p'}",
            "{'account':'a','time':'2026-01-03T00:00:00Z','kind':'card-added','value':'p'}",
            "{'account':'b','time':'2026-01-01T00:00:00Z','kind':'card-added','value':'q'}",
            "{'account':'a','time':'2026-01-01T00:00:00Z','kind':'chargeback','value':'q'}")) {
      byte[] b = line.replace('\'', '"').getBytes(UTF_8);
      if (new EventLines(KEY).read(b, 0, b.length) instanceof Row.Good<AccountEvent> event) {
        table.hear(event.value());
      }
    }

    assertThat(table.histories().getOrDefault(A, List.of()).getLast().payments())
        .extracting(AccountFacts.Payment::sinceMillis)
        .containsExactly(millis("2026-01-03"), AccountFacts.UNKNOWN_TIME);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void the_order_of_the_rows_changes_nothing(long seed) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < 30; i++) {
      int day = 1 + i % 9;
      lines.add("{'id':'acct-" + i % 4 + "','asOf':'2026-01-0" + day + "','plan':'p" + i + "'}");
    }
    var expected = table(lines.toArray(String[]::new)).histories();

    Collections.shuffle(lines, new Random(seed));

    assertThat(table(lines.toArray(String[]::new)).histories()).isEqualTo(expected);
  }

  private static AccountTable table(String... lines) {
    var table = new AccountTable();
    var reader = new AccountLines(KEY);
    long number = 0;
    for (String line : List.of(lines)) {
      byte[] b = line.replace('\'', '"').getBytes(UTF_8);
      number++;
      if (reader.read(b, 0, b.length) instanceof Row.Good<AccountFacts> row) {
        var at = OptionalLong.of(number);
        table.add(
            row,
            new RejectedLine(
                "a.jsonl", at, number * 100, b.length, RejectReason.NO_TIME, row.contentHash()));
      }
    }
    return table;
  }

  private static long millis(String day) {
    return Instant.parse(day + "T00:00:00Z").toEpochMilli();
  }
}
