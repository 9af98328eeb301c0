// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.build.Capture;
import org.stillwatch.share.corr.Agreement;
import org.stillwatch.share.corr.CorrLedger;

/// Whatever a line of ours holds, no reader fails: it becomes a record or is refused. Lines are
/// valid UTF-8 without line ends, since whoever splits them sees to that. In CI the kept corpus is
/// replayed; with `JAZZER_FUZZ=1` bytes are made up (`bin/fuzz`).
final class LineFuzzTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[32]);
  private static final Capture CAPTURE = new Capture(KEY);

  private static byte[] line(byte[] bytes) {
    return new String(bytes, UTF_8).replace('\n', ' ').getBytes(UTF_8);
  }

  @FuzzTest(maxDuration = "10m")
  void lines(byte[] bytes) {
    byte[] line = line(bytes);
    new ExchangeLines(KEY).read(line, 0, line.length, new BuilderSink(CAPTURE.exchange()));
    new AccountLines(KEY).read(line, 0, line.length);
    new ActionLines(KEY).read(line, 0, line.length);
    new EventLines(KEY).read(line, 0, line.length);
    new ModelLines(KEY).read(line, 0, line.length);
    new LabelLines(KEY).read(line, 0, line.length);
    new DispositionLines(KEY).read(line, 0, line.length);
  }

  /// What a client sent and what a provider answered, in whatever dialect.
  @FuzzTest(maxDuration = "10m")
  void bodies(byte[] bytes) {
    String body = new String(line(bytes), UTF_8);
    String record =
        "{\"id\":\"x\",\"time\":1770000000,\"account\":\"a\",\"request\":%s,\"response\":{\"body\":%s}}"
            .formatted(body, body);
    byte[] line = record.getBytes(UTF_8);
    new ExchangeLines(KEY).read(line, 0, line.length, new BuilderSink(CAPTURE.exchange()));
  }

  /// What a scan wrote and somebody changed.
  @FuzzTest(maxDuration = "10m")
  void results(byte[] bytes) {
    String line = new String(line(bytes), UTF_8);
    try {
      CampaignLines.read(line);
      AccountResultLines.read(line);
      CalibrationJson.read(line.getBytes(UTF_8));
    } catch (IOException _) {
      // refused with a reason
    }
  }

  /// What an operator or a person at the desk calls a registry, a list of partners, a plan to
  /// share, a referral or evidence: read, and read the same once more, or refused in one plain
  /// line.
  @FuzzTest(maxDuration = "10m")
  void papers(byte[] bytes) {
    List<Function<byte[], Object>> readers =
        List.of(
            b -> RegistryFile.read("f", b, KEY),
            b -> PartnersFile.read("f", b),
            b -> SharePlanFile.read("f", b),
            b -> ReferralFile.read("f", b),
            b -> AttributionFile.read("f", b, 7));
    for (Function<byte[], Object> reader : readers) {
      try {
        assertThat(reader.apply(bytes)).isEqualTo(reader.apply(bytes));
      } catch (ConfigException e) {
        assertThat(String.valueOf(e.getMessage()))
            .startsWith("f: ")
            .contains(", expected ")
            .hasSizeLessThan(2_000)
            .matches(line -> line.chars().noneMatch(Character::isISOControl), "one plain line");
      }
    }
  }

  /// What somebody calls an agreement or a ledger of exchanges. What is read of one is read the
  /// same once more, and only a mistake with its place is told otherwise.
  @FuzzTest(maxDuration = "10m")
  void agreements(byte[] bytes) {
    try {
      Agreement agreement = AgreementFile.read("a", bytes);
      byte[] again = agreement.json().canonical().getBytes(UTF_8);
      assertThat(AgreementFile.read("a", again).digest()).isEqualTo(agreement.digest());
    } catch (ConfigException e) {
      assertThat(e).hasMessageContaining(", expected ");
    }
    try {
      String text = CorrLedgerFile.read("l", bytes).whole().text();
      CorrLedger.Checked again = CorrLedgerFile.read("l", text.getBytes(UTF_8));
      assertThat(again.broken()).isEmpty();
      assertThat(again.whole().text()).isEqualTo(text);
    } catch (ConfigException e) {
      assertThat(e).hasMessageContaining(", expected ");
    }
  }
}
