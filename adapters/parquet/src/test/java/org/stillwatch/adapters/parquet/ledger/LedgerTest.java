// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.parquet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.parquet.ledger.LedgerMatch.Scope;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.corpus.Matched;
import org.stillwatch.trace.corpus.Served;
import org.stillwatch.trace.corpus.TwinPair;
import org.stillwatch.trace.corpus.Twins;

class LedgerTest {
  private static final long MONDAY = at("2026-02-02T10:00:00Z");
  private static final long TUESDAY = at("2026-02-03T10:00:00Z");
  private static final int MEMORY = 256;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void begin() throws IOException {
    try (var roll = LedgerRoll.into(ledger())) {
      roll.served("ann", MONDAY, "m", 1, prints(10, 11, 12));
      roll.served("ann", TUESDAY, "m", 2, prints(20, 21, 22));
      roll.served("o'neil", TUESDAY, "m", 3, prints(30, 31, 12));
      roll.finish();
    }
  }

  @Test
  void a_response_is_found_through_what_only_its_account_was_served() throws IOException {
    Matched matched = match(Scope.ALL, prints(), prints(10, 11, 12, 99), prints(20, 30, 31));

    assertThat(matched.served())
        .containsExactly(
            new Served("ann", 1, 1, 3, MONDAY, MONDAY),
            new Served("o'neil", 1, 1, 2, TUESDAY, TUESDAY));
    assertThat(matched.fingerprints()).isEqualTo(7);
    assertThat(matched.shared()).isEqualTo(1);
  }

  @Test
  void what_can_be_had_elsewhere_counts_for_nobody() throws IOException {
    Matched matched = match(Scope.ALL, prints(10, 12), prints(10, 11, 12));

    assertThat(matched.served()).isEmpty();
    assertThat(matched.elsewhere()).isEqualTo(2);
  }

  @Test
  void outside_the_scope_nothing_counts_and_sharing_still_does() throws IOException {
    var tuesday = new Scope(TUESDAY, Long.MAX_VALUE);
    Matched matched = match(tuesday, prints(), prints(10, 11, 12), prints(12, 30, 31));

    assertThat(matched.served()).extracting(Served::account).containsExactly("o'neil");
    assertThat(matched.shared()).isEqualTo(1);
  }

  @Test
  void twins_count_one_way_or_the_other_and_not_by_what_is_elsewhere_in_the_ledger()
      throws IOException {
    try (var roll = LedgerRoll.into(ledger())) {
      roll.twins("ann", MONDAY, "m", 1, prints(10, 11, 12), prints(40, 41, 42));
      roll.twins("ann", MONDAY, "m", 2, prints(20, 21, 22), prints(50, 51, 12));
      roll.twins("bob", MONDAY, "m", 4, prints(60, 61, 7), prints(70, 71, 7));
      roll.twins("bob", MONDAY, "m", 5, prints(80, 81), prints(10, 90));
      assertThat(roll.finish().pairs()).isEqualTo(4);
    }

    Matched matched =
        match(Scope.ALL, prints(), prints(10, 11, 12, 50, 51), prints(60, 7, 70, 71, 80, 81));

    assertThat(matched.found())
        .containsExactly(
            new TwinPair("ann", 2, false, true),
            new TwinPair("bob", 4, false, true),
            new TwinPair("bob", 5, true, false));
    assertThat(matched.twins())
        .containsExactly(new Twins("ann", 2, 0, 1), new Twins("bob", 2, 1, 1));
  }

  @Test
  void a_log_that_is_rolled_twice_counts_once_and_what_is_new_gets_a_file_of_its_own()
      throws IOException {
    try (var roll = LedgerRoll.into(ledger())) {
      roll.served("ann", MONDAY, "m", 1, prints(10, 11, 12));
      roll.served("cid", MONDAY, "m", 4, prints(40, 41));
      var rolled = roll.finish();

      assertThat(rolled.responses()).isEqualTo(1);
      assertThat(rolled.known()).isEqualTo(1);
      assertThat(rolled.files()).containsExactly("served-2026-02-02-2.parquet");
    }
    assertThat(match(Scope.ALL, prints(), prints(10, 11, 40, 41)).served()).hasSize(2);
  }

  @Test
  void a_roll_that_is_broken_off_leaves_nothing() throws IOException {
    try (var roll = LedgerRoll.into(ledger())) {
      roll.served("cid", MONDAY, "m", 4, prints(40, 41));
      assertThatThrownBy(() -> LedgerRoll.into(ledger())).hasMessageContaining("another run");
    }

    assertThat(match(Scope.ALL, prints(), prints(40, 41)).served()).isEmpty();
    assertThat(names())
        .containsExactlyInAnyOrder(
            ".lock", "ledger.key", "served-2026-02-02-1.parquet", "served-2026-02-03-1.parquet");
  }

  @Test
  void what_a_killed_roll_left_is_cleared_away_by_the_next_one() throws IOException {
    Path inside = Files.createDirectories(folder.resolve("ledger/.work-7/spill"));
    Files.writeString(inside.resolve("spilled"), "half");
    Files.writeString(folder.resolve("ledger/.served-2026-02-02-2.parquet.partial"), "half");

    LedgerRoll.into(ledger()).close();

    assertThat(names()).noneMatch(n -> n.startsWith(".work") || n.endsWith(".partial"));
  }

  @Test
  void an_account_is_erased_and_the_others_stay() throws IOException {
    try (var roll = LedgerRoll.into(ledger())) {
      roll.twins("o'neil", MONDAY, "m", 3, prints(30, 31), prints(40, 41));
      roll.finish();
    }

    var erased = LedgerEraser.account(ledger(), "o'neil");

    assertThat(erased).isEqualTo(new LedgerEraser.Erased(7, 2));
    Matched matched = match(Scope.ALL, prints(), prints(20, 21, 22, 30, 31, 40, 41));
    assertThat(matched.served()).extracting(Served::account).containsExactly("ann");
    assertThat(matched.pairs()).isEmpty();
    assertThat(LedgerEraser.account(ledger(), "o'neil").rows()).isZero();
  }

  @Test
  void days_that_are_too_old_go_whole() throws IOException {
    var erased = LedgerEraser.before(ledger(), LocalDate.parse("2026-02-03"));

    assertThat(erased).isEqualTo(new LedgerEraser.Erased(3, 1));
    assertThat(match(Scope.ALL, prints(), prints(10, 11, 20, 21)).served())
        .containsExactly(new Served("ann", 1, 1, 2, TUESDAY, TUESDAY));
  }

  @Test
  void only_the_owner_reads_it_and_no_other_key_opens_it() throws IOException {
    for (String name : names()) {
      if (name.endsWith(".parquet")) {
        var rights = Files.getPosixFilePermissions(folder.resolve("ledger").resolve(name));
        assertThat(PosixFilePermissions.toString(rights)).isEqualTo("rw-------");
      }
    }
    assertThatThrownBy(() -> LedgerFolder.open(folder.resolve("ledger"), "key 2"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("another key");
    assertThatThrownBy(() -> LedgerFolder.open(folder, "key 1"))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("no ledger");
  }

  private Matched match(Scope scope, long[] elsewhere, long[]... records) throws IOException {
    try (var match = LedgerMatch.with(ledger(), scope, folder, MEMORY)) {
      for (int i = 0; i < records.length; i++) {
        match.record(i, records[i]);
      }
      match.elsewhere(elsewhere);
      return match.result(_ -> {});
    }
  }

  private LedgerFolder ledger() throws IOException {
    return LedgerFolder.openOrBegin(folder.resolve("ledger"), "key 1");
  }

  private List<String> names() throws IOException {
    try (var inside = Files.list(folder.resolve("ledger"))) {
      return inside.map(p -> String.valueOf(p.getFileName())).toList();
    }
  }

  private static long[] prints(long... prints) {
    return prints;
  }

  private static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
