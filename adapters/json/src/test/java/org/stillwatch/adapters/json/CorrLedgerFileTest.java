// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.corr.Agreement;
import org.stillwatch.share.corr.CorrLedger;
import org.stillwatch.share.corr.Destruction;
import org.stillwatch.share.corr.ExchangeRecord;
import org.stillwatch.share.corr.IdentifierClass;
import org.stillwatch.share.corr.Outcome;
import org.stillwatch.share.corr.Side;
import org.stillwatch.share.corr.Stage;
import org.stillwatch.testkit.Schemas;
import org.stillwatch.testkit.Seeds;

class CorrLedgerFileTest {
  private static final Agreement AGREEMENT =
      AgreementFile.read("a.json", AgreementFileTest.WHOLE.getBytes(UTF_8));
  private static final Instant AT = Instant.parse("2026-11-28T06:00:00Z");

  private static CorrLedger add(CorrLedger ledger, int hour, Stage stage, Outcome outcome) {
    Instant at = AT.plus(Duration.ofHours(hour));
    var exchange =
        new ExchangeRecord(
            at,
            AGREEMENT.digest(),
            AGREEMENT.second().id(),
            Side.ANSWERED,
            stage,
            IdentifierClass.TEMPLATE_BAND,
            "key-" + hour,
            "case-7",
            outcome instanceof Outcome.Refused ? Optional.empty() : Optional.of("a".repeat(64)),
            "10k-100k",
            ">=1M",
            outcome,
            List.of("Ada", "Änne"),
            List.of("Ben", "Bob"),
            "b".repeat(64),
            at.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(90));
    return ((CorrLedger.Kept) ledger.add(exchange, AGREEMENT)).next();
  }

  private static CorrLedger whole() {
    CorrLedger one =
        add(CorrLedger.begin(AGREEMENT.first().id()), 0, Stage.COUNT, new Outcome.Done("<10"));
    CorrLedger two = add(one, 1, Stage.COUNT, new Outcome.Refused());
    CorrLedger three = add(two, 2, Stage.REVEAL, new Outcome.Done("<10"));
    CorrLedger four = add(three, 3, Stage.COUNT, new Outcome.BrokenOff());
    return ((CorrLedger.Kept) four.add(new Destruction(AT.plus(Duration.ofDays(1)), 3, "Ada")))
        .next();
  }

  private static CorrLedger.Checked read(String text) {
    return CorrLedgerFile.read("l.jsonl", text.getBytes(UTF_8));
  }

  @Test
  void what_is_written_is_read_and_holds() {
    String text = whole().text();
    text.lines().forEach(line -> Schemas.validate("corr-ledger-1", line));

    CorrLedger.Checked read = read(text);

    assertThat(read.broken()).isEmpty();
    assertThat(read.whole().text()).isEqualTo(text);
    assertThat(read.whole().ours()).isEqualTo(AGREEMENT.first().id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"case-7\" | \"case-8\" | entry 1: its hash",
        "\"Ada\" | \"Eve\" | entry 1: its hash",
        "\"number\":3 | \"number\":4 | entry 3: expected the number 3",
        "T07:00 | T07:01 | entry 2: its hash",
        "000000000009\",\"schema | 00000000000c\",\"schema | entry 1: it does not hold the hash"
      })
  void what_was_changed_is_found(String right, String wrong, String broken) {
    String text = whole().text();
    int at = text.indexOf(right);
    String changed = text.substring(0, at) + wrong + text.substring(at + right.length());

    assertThat(read(changed).broken()).hasValueSatisfying(b -> assertThat(b).startsWith(broken));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"case\" | \"customer\" | line 2.customer: found an unknown key",
        "\"answered\" | \"watched\" | line 2.side: found watched",
        "\"<10\" | \"7\" | line 2: found what breaks a rule, expected a bucket",
        "\"case-7\" | \"we will launch in May\" | line 2: found what breaks a rule, expected 1 to 128 letters",
        "\"exchange\" | \"gift\" | line 2.kind: found something else",
        "\"done\" | \"fine\" | line 2.outcome: found something else",
        "\"refused\" | \"refused\",\"overlap\":\"<10\" | line 3.overlap: found one of an exchange",
        "T06:00:00.000Z | T06 | line 2.at: found something else",
        "corr-ledger/1 | corr-ledger/2 | line 1.schema: found something else",
        "\"number\":1 | \"number\":1,\"number\":1 | line 2: found something that is no JSON, or a key twice",
        "\"number\":1 | \"number\":1.5 | line 2.number"
      })
  void a_line_that_cannot_be_read_is_named(String right, String wrong, String message) {
    String text = whole().text();
    int at = text.indexOf(right);
    String changed = text.substring(0, at) + wrong + text.substring(at + right.length());

    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void cut_empty_and_endless_files_are_refused() {
    String text = whole().text();
    assertThatThrownBy(() -> read(text.substring(0, text.length() - 1)))
        .hasMessageContaining("line 6: found one that is cut or too long");
    assertThatThrownBy(() -> read("")).hasMessageContaining("the file: found no line");
    assertThatThrownBy(() -> read(text + " ".repeat(70_000) + "\n"))
        .hasMessageContaining("line 7: found one that is cut or too long");
    assertThatThrownBy(
            () -> CorrLedgerFile.read("l.jsonl", new byte[CorrLedgerFile.MOST_BYTES + 1]))
        .hasMessageContaining("at most 64 MiB");
  }

  /// Any change of one byte is found, or is none: what is read is then the ledger that was written.
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void no_changed_byte_goes_unseen(long seed) {
    var random = new SplittableRandom(seed);
    byte[] good = whole().text().getBytes(UTF_8);
    for (int i = 0; i < 1_000; i++) {
      byte[] bad = good.clone();
      int at = random.nextInt(bad.length);
      bad[at] = (byte) (bad[at] ^ (1 << random.nextInt(8)));
      try {
        assertThat(CorrLedgerFile.read("l.jsonl", bad).broken()).as("byte " + at).isPresent();
      } catch (ConfigException e) {
        assertThat(e).hasMessageContaining("expected");
      }
    }
  }
}
