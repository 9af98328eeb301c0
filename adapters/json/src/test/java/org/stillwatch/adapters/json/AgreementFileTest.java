// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.corr.Agreement;
import org.stillwatch.share.corr.Direction;
import org.stillwatch.share.corr.IdentifierClass;
import org.stillwatch.testkit.Schemas;

class AgreementFileTest {
  static final String WHOLE =
      """
      {
        "schema": "stillwatch.agreement/1",
        "parties": [
          {"id": "identity--4a1c7a9e-0000-4000-8000-000000000009", "name": "Example Lab"},
          {"id": "identity--4a1c7a9e-0000-4000-8000-00000000000a", "name": "Sample Models"}
        ],
        "purpose": "whether one operator distils from both",
        "lawfulBasis": "legitimate interest, assessment 2026-7",
        "classes": [
          {"class": "device"},
          {"class": "ipv4", "perDay": 2000, "reason": "pools of proxies"},
          {"class": "template-band", "perDay": 200000}
        ],
        "direction": "both",
        "leastBatch": 2000,
        "retentionDays": 90,
        "validFrom": "2026-01-01",
        "validUntil": "2026-12-31",
        "signers": [
          {"party": "identity--4a1c7a9e-0000-4000-8000-000000000009", "name": "Ada", "role": "counsel"},
          {"party": "identity--4a1c7a9e-0000-4000-8000-00000000000a", "name": "Ben", "role": "counsel"}
        ],
        "signatures": ["e30..c2ln"]
      }
      """;

  private static Agreement read(String json) {
    return AgreementFile.read("a.json", json.getBytes(UTF_8));
  }

  @Test
  void everything_is_read() {
    Schemas.validate("agreement-1", WHOLE);

    Agreement read = read(WHOLE);

    assertThat(read.first().name()).isEqualTo("Example Lab");
    assertThat(read.direction()).isEqualTo(Direction.BOTH);
    assertThat(read.classes())
        .containsOnlyKeys(
            IdentifierClass.DEVICE, IdentifierClass.IPV4, IdentifierClass.TEMPLATE_BAND);
    assertThat(read.classes().values())
        .extracting(a -> a.items())
        .containsExactly(50_000, 2_000, 200_000);
    assertThat(read.batch()).isEqualTo(2_000);
    assertThat(read.validUntil()).hasToString("2026-12-31");
    assertThat(read.signers()).hasSize(2);
    assertThat(read.signatures()).containsExactly("e30..c2ln");
  }

  /// Made once by `python3 -c 'json.dumps(o, sort_keys=True, separators=(",", ":"))'` without the
  /// signatures, and sha256sum: whoever signs needs nothing of ours.
  @Test
  void the_digest_is_what_others_compute() {
    assertThat(read(WHOLE).digest())
        .isEqualTo("38cd3a8e19e20d20792ca94a6a588f6a812b178a30a64511ca3e5c452e8fe4a3");
  }

  @Test
  void order_and_white_space_change_no_digest() throws Exception {
    Agreement read = read(WHOLE);
    String again = read.json().canonical();

    assertThat(read(again).digest()).isEqualTo(read.digest());
    assertThat(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(again.getBytes(UTF_8))))
        .isEqualTo(read.digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"purpose\" | \"purposes\" | agreement.purposes: found an unknown key",
        "\"retentionDays\": 90 | \"retentionDays\": 90, \"price\": 5 | agreement.price: found an unknown key",
        "agreement/1 | agreement/2 | agreement.schema: found stillwatch.agreement/2",
        "\"reason\": \"pools of proxies\" | \"reason\": \" \" | agreement.classes[1]: found what breaks a rule, expected a reason",
        ", \"reason\": \"pools of proxies\" | `` | expected a reason for a class of low entropy",
        "\"ipv4\" | \"device\" | agreement.classes[1].class: found device, expected each class once",
        "\"device\" | \"phones\" | agreement.classes[0].class: found phones",
        "\"perDay\": 2000, | \"perDay\": 1e3, | agreement.classes[1].perDay",
        "\"perDay\": 2000, | \"perDay\": 0, | expected 1 to 1000000 items a day",
        "\"leastBatch\": 2000 | \"leastBatch\": 999 | expected a batch of 1000 or more",
        "\"leastBatch\": 2000 | \"leastBatch\": null | found a null, or a number for a text",
        "\"purpose\": \"whether one operator distils from both\" | \"purpose\": 5 | found a null, or a number for a text",
        "\"retentionDays\": 90 | \"retentionDays\": 0 | expected a retention of 1 to 3650 days",
        "\"2026-12-31\" | \"2025-12-31\" | expected a last day that is not before the first",
        "\"2026-12-31\" | \"2026-12-31T00:00:00Z\" | agreement.validUntil: found a time, expected a day",
        "\"2026-12-31\" | \"2026-02-31\" | agreement.validUntil: found 2026-02-31",
        "00000000000a\", \"name\": \"Sample Models\" | 000000000009\", \"name\": \"Sample Models\" | expected two parties",
        "00000000000a\", \"name\": \"Ben\" | 00000000000b\", \"name\": \"Ben\" | expected signers of both parties and of no other",
        "identity--4a1c7a9e-0000-4000-8000-00000000000a\", \"name\": \"Ben\" | Ben\", \"name\": \"Ben\" | agreement.signers[1].party: found something else",
        "\"direction\": \"both\" | \"direction\": \"all\" | agreement.direction: found all",
        "\"direction\": \"both\" | \"direction\": \"both\", \"direction\": \"both\" | found something that is no JSON, or a key twice",
        "Example Lab | \\ud800 | the file: found other JSON"
      })
  void a_mistake_is_one_line_that_says_where(String right, String wrong, String message) {
    assertThat(WHOLE).contains(right);

    assertThatThrownBy(() -> read(WHOLE.replace(right, wrong)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void what_is_no_agreement_is_refused() {
    for (String json : new String[] {"", "[]", "null", "{}", "7", "{".repeat(5_000)}) {
      assertThatThrownBy(() -> read(json)).isInstanceOf(ConfigException.class);
    }
    assertThatThrownBy(() -> AgreementFile.read("a.json", new byte[AgreementFile.MOST_BYTES + 1]))
        .hasMessageContaining("expected at most 1 MiB");
  }
}
