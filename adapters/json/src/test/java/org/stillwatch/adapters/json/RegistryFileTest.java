// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.RegistryEntry;

class RegistryFileTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[32]);
  private static final String MINIMAL =
      "- principal: org-9\n  validFrom: 2026-01-01\n  validUntil: 2027-01-01\n  approvedBy: lee\n";

  @Test
  void an_entry_is_read_field_by_field() {
    var entries =
        read(
            MINIMAL
                + """
                  declaredUse: [synthetic-data, evaluation]
                  programmes: [research]
                  intermediary: {tenantField: org}
                  sharedEgress: [192.0.2.0/24, "2001:db8::/32"]
                  sharedTemplates: ["00000000000000ff"]
                  note: renewed every year
                """);

    assertThat(entries)
        .containsExactly(
            new RegistryEntry(
                "org-9",
                KEY.hash("ids").of("org-9"),
                new TreeSet<>(List.of("evaluation", "synthetic-data")),
                new TreeSet<>(List.of("research")),
                RegistryEntry.Tenants.BY_ORG,
                List.of("192.0.2.0/24", "2001:db8::/32"),
                List.of(255L),
                Instant.parse("2026-01-01T00:00:00Z").toEpochMilli(),
                Instant.parse("2027-01-01T00:00:00Z").toEpochMilli(),
                "lee",
                "renewed every year"));
  }

  @Test
  void an_empty_file_vouches_for_nobody() {
    assertThat(read("")).isEmpty();
    assertThat(read("# nothing yet\n")).isEmpty();
  }

  @Test
  void an_entry_ends_at_its_end() {
    var entry = read(MINIMAL).getFirst();

    assertThat(entry.validAt(entry.validFromMillis())).isTrue();
    assertThat(entry.validAt(entry.validUntilMillis() - 1)).isTrue();
    assertThat(entry.validAt(entry.validUntilMillis())).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "validTill: 2028 | [0].validTill: found an unknown key",
        "declaredUse: [spying] | [0].declaredUse: found spying",
        "declaredUse: evaluation | [0].declaredUse: found text, expected a list",
        "sharedEgress: [10.0.0.0] | [0].sharedEgress: found 10.0.0.0",
        "sharedEgress: [10.0.0.0/33] | [0].sharedEgress: found 10.0.0.0/33",
        "sharedTemplates: [XYZ] | [0].sharedTemplates: found XYZ",
        "intermediary: {field: org} | [0].intermediary.field: found an unknown key",
        "intermediary: {tenantField: ip} | [0].intermediary.tenantField: found ip",
        "principal: org-10 | line 5: found no YAML, or a key twice"
      })
  void a_mistake_stops_the_run_and_says_where_it_stands(String field, String message) {
    assertThatThrownBy(() -> read(MINIMAL + "  " + field + "\n"))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("registry.yaml: " + message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"010", "1_000", "0x1F", "0b11", "1e3", "12345"})
  void a_number_vouches_for_nobody_since_yaml_reads_some_as_others(String number) {
    String unquoted = MINIMAL.replace("org-9", number);
    String quoted = MINIMAL.replace("org-9", "'" + number + "'");

    assertThatThrownBy(() -> read(unquoted))
        .hasMessage(
            "registry.yaml: [0].principal: found a number, expected text, in quotes where it looks like a number");
    assertThat(read(quoted)).extracting(RegistryEntry::principal).containsExactly(number);
  }

  @Test
  void an_entry_without_its_required_fields_is_refused() {
    assertThatThrownBy(() -> read("- principal: org-9\n"))
        .hasMessage("registry.yaml: [0].validFrom: found nothing, expected text");
    assertThatThrownBy(() -> read("principal: org-9\n"))
        .hasMessage("registry.yaml: the file: found no list, expected a list of entries");
    assertThatThrownBy(() -> read("- 5\n"))
        .hasMessageStartingWith("registry.yaml: [0]: found a number, expected fields: principal,");
  }

  private static List<RegistryEntry> read(String yaml) {
    return RegistryFile.read("registry.yaml", yaml.getBytes(UTF_8), KEY);
  }
}
