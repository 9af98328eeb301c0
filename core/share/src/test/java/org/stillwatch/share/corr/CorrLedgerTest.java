// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrLedgerTest {
  private static final Outcome.Done FEW = new Outcome.Done("<10");

  private static CorrLedger kept(CorrLedger.Added added) {
    assertThat(added).isInstanceOf(CorrLedger.Kept.class);
    return ((CorrLedger.Kept) added).next();
  }

  private static CorrLedger with(CorrLedger ledger, ExchangeRecord exchange) {
    return kept(ledger.add(exchange, Agreed.both()));
  }

  private static CorrLedger.Refused refusal(String why) {
    return new CorrLedger.Refused(why);
  }

  private static Instant hour(int hours) {
    return Agreed.AT.plus(Duration.ofHours(hours));
  }

  private static CorrLedger three() {
    CorrLedger counted =
        with(CorrLedger.begin(Agreed.US), Agreed.exchange(hour(0), Stage.COUNT, "k1", FEW));
    CorrLedger revealed = with(counted, Agreed.exchange(hour(1), Stage.REVEAL, "k2", FEW));
    return kept(revealed.add(new Destruction(hour(2), 1, "Ada")));
  }

  @Test
  void every_entry_holds_the_hash_of_the_one_before() {
    List<CorrLedger.Link> links = three().links();

    assertThat(links).extracting(CorrLedger.Link::number).containsExactly(1L, 2L, 3L);
    assertThat(links.get(0).previous()).isEqualTo(CorrLedger.begin(Agreed.US).head());
    assertThat(links.get(1).previous()).isEqualTo(links.get(0).hash());
    assertThat(links.get(2).previous()).isEqualTo(links.get(1).hash());
    assertThat(CorrLedger.check(Agreed.US, links))
        .satisfies(c -> assertThat(c.broken()).isEmpty())
        .satisfies(c -> assertThat(c.whole().text()).isEqualTo(three().text()));
    assertThat(three().text().lines()).hasSize(4);
  }

  @Test
  void the_hash_is_that_of_the_line_without_it() {
    String line = three().text().lines().toList().get(1);
    String hash = three().links().getFirst().hash();

    assertThat(Digests.of(line.replace("\"hash\":\"" + hash + "\",", ""))).isEqualTo(hash);
  }

  @Test
  void whatever_is_changed_left_out_moved_or_put_in_between_is_found() {
    List<CorrLedger.Link> good = three().links();
    CorrLedger.Link second = good.get(1);
    var forged =
        new CorrLedger.Link(
            2,
            Agreed.exchange(hour(1), Stage.REVEAL, "k2", new Outcome.Done("10-30")),
            second.previous(),
            second.hash());

    assertThat(broken(List.of(good.get(0), forged, good.get(2))))
        .contains("entry 2: its hash is not that of the rest of it");
    assertThat(broken(List.of(good.get(0), good.get(2))))
        .contains("entry 2: expected the number 2");
    assertThat(broken(List.of(good.get(1), good.get(0))))
        .contains("entry 1: expected the number 1");
    var other = new CorrLedger.Link(1, second.entry(), good.get(0).previous(), second.hash());
    assertThat(broken(List.of(other))).contains("entry 1: its hash is not that of the rest of it");
    assertThat(CorrLedger.check(Agreed.THEM, good).broken())
        .contains("entry 1: it does not hold the hash of the entry before");
    var checked = CorrLedger.check(Agreed.US, List.of(good.get(0), forged, good.get(2)));
    assertThat(checked.whole().links()).containsExactly(good.get(0));
  }

  private static Optional<String> broken(List<CorrLedger.Link> links) {
    return CorrLedger.check(Agreed.US, links).broken();
  }

  /// Whoever can write the file can make hashes anew; the rules hold even then.
  @Test
  void a_ledger_that_was_hashed_anew_is_held_against_the_rules() {
    var links = new ArrayList<>(three().links());
    links.add(
        CorrLedger.Link.of(
            4, Agreed.exchange(hour(3), Stage.COUNT, "k1", FEW), links.getLast().hash()));

    assertThat(broken(links))
        .contains("entry 4: the key of its epoch answered this class for this partner before");
  }

  @Test
  void a_class_is_exchanged_once_in_a_key_epoch_whatever_came_of_it() {
    CorrLedger ledger =
        with(
            CorrLedger.begin(Agreed.US),
            Agreed.exchange(hour(0), Stage.COUNT, "k1", new Outcome.BrokenOff()));

    assertThat(ledger.add(Agreed.exchange(hour(1), Stage.COUNT, "k1", FEW), Agreed.both()))
        .isEqualTo(refusal("the key of its epoch answered this class for this partner before"));
    CorrLedger counted = with(ledger, Agreed.exchange(hour(1), Stage.COUNT, "k2", FEW));
    assertThat(counted.add(Agreed.exchange(hour(2), Stage.REVEAL, "k2", FEW), Agreed.both()))
        .isEqualTo(refusal("the key of its epoch answered this class for this partner before"));
  }

  @Test
  void what_was_refused_uses_no_key_up() {
    CorrLedger ledger =
        with(
            CorrLedger.begin(Agreed.US),
            Agreed.exchange(hour(0), Stage.COUNT, "k1", new Outcome.Refused()));

    with(ledger, Agreed.exchange(hour(1), Stage.COUNT, "k1", FEW));
  }

  @Test
  void nothing_is_revealed_that_was_not_counted_before() {
    assertThat(
            CorrLedger.begin(Agreed.US)
                .add(Agreed.exchange(hour(0), Stage.REVEAL, "k1", FEW), Agreed.both()))
        .isEqualTo(refusal("nothing was counted before it was revealed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "Ada;ada", "Ada; ADA "})
  void nothing_is_revealed_without_two_people_who_are_not_one(String names) {
    List<String> here = List.of(names.split(";", -1));

    assertThatThrownBy(() -> Agreed.exchange(hour(0), Stage.REVEAL, "k1", FEW, "1k-3k", 90, here))
        .hasMessage("expected 2 who approved it on our side");
    assertThat(Agreed.exchange(hour(0), Stage.COUNT, "k1", FEW, "1k-3k", 90, here).approvedHere())
        .isEqualTo(here);
    assertThatThrownBy(
            () -> Agreed.exchange(hour(0), Stage.COUNT, "k1", FEW, "1k-3k", 90, List.of()))
        .hasMessage("expected 1 who approved it on our side");
  }

  @Test
  void time_does_not_go_back() {
    assertThat(three().add(Agreed.exchange(hour(1), Stage.COUNT, "k3", FEW), Agreed.both()))
        .isEqualTo(refusal("it is older than the entry before"));
  }

  @Test
  void material_is_destroyed_once_and_what_is_late_is_told() {
    CorrLedger ledger = three();

    assertThat(ledger.overdue(LocalDate.parse("2027-02-26"))).isEmpty();
    assertThat(ledger.overdue(LocalDate.parse("2027-02-27"))).containsExactly(2L);
    assertThat(ledger.add(new Destruction(hour(3), 1, "Ada")))
        .isEqualTo(refusal("that was destroyed before"));
    assertThat(ledger.add(new Destruction(hour(3), 3, "Ada")))
        .isEqualTo(refusal("no exchange before has that number"));
    assertThat(ledger.add(new Destruction(hour(3), 4, "Ada")))
        .isEqualTo(refusal("no exchange before has that number"));
    assertThat(kept(ledger.add(new Destruction(hour(3), 2, "Ada"))).overdue(LocalDate.MAX))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-28T06:00:00Z | 300-1k | 90 | the agreement wants 1000 distinct values or more",
        "2026-11-28T06:00:00Z | 1k-3k | 91 | it is kept longer than its agreement allows",
        "2025-11-28T06:00:00Z | 1k-3k | -365 | the agreement does not hold on that day"
      })
  void an_exchange_keeps_to_its_agreement(Instant at, String asked, int kept, String why) {
    var exchange = Agreed.exchange(at, Stage.COUNT, "k1", FEW, asked, kept);

    assertThat(CorrLedger.begin(Agreed.US).add(exchange, Agreed.both())).isEqualTo(refusal(why));
  }

  @Test
  void an_exchange_names_its_own_agreement_and_its_parties() {
    var other =
        Agreed.of(
            new TreeMap<>(Map.of(IdentifierClass.DEVICE, Allowance.DEFAULT)),
            Direction.BOTH,
            OptionalInt.empty());
    var exchange = Agreed.exchange(hour(0), Stage.COUNT, "k1", FEW);

    assertThat(CorrLedger.begin(Agreed.US).add(exchange, other))
        .isEqualTo(refusal("it names another agreement"));
    assertThat(CorrLedger.begin(Agreed.THEM).add(exchange, Agreed.both()))
        .isEqualTo(refusal("it is no exchange of the parties of its agreement"));
  }

  @Test
  void the_table_has_a_row_for_each_exchange_and_no_formula() {
    var exchange =
        Agreed.exchange(
            hour(0), Stage.COUNT, "k1", FEW, "1k-3k", 90, List.of("=1+1", "Smith, \"Ann\""));
    List<String> rows =
        LedgerTable.csv(
                kept(
                    with(CorrLedger.begin(Agreed.US), exchange)
                        .add(new Destruction(hour(1), 1, "Ada"))))
            .lines()
            .toList();

    assertThat(rows).hasSize(2);
    assertThat(rows.get(1))
        .startsWith("1,2026-11-28T06:00:00.000Z," + Agreed.THEM + "," + Agreed.both().digest())
        .contains(
            ",asked,count,device,k1,case-7,1k-3k,100k-1M,done,<10,\"'=1+1; Smith, \"\"Ann\"\"\",Ben;"
                + " Bob,")
        .contains(",2027-02-26,2026-11-28T07:00:00.000Z,Ada,");
  }
}
