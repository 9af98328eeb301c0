// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.base.ConfigException;
import org.stillwatch.testkit.Schemas;

class PartnersFileTest {
  private static final String FILE =
      """
      {"schema": "stillwatch.partners/1",
       "producer": {"id": "identity--4a1c7a9e-0000-4000-8000-00000000000a", "name": "First Lab",
         "since": "2026-01-01"},
       "title": "First Lab", "base": "https://share.example:8443",
       "signWith": "key.json", "keys": "keys.json",
       "warninglists": ["lists"], "secrets": ["names.txt"],
       "collections": [
         {"id": "4a1c7a9e-0000-4000-8000-000000000001", "alias": "reports", "title": "Reports",
          "kind": "outbox", "purpose": "information-sharing"},
         {"id": "4a1c7a9e-0000-4000-8000-000000000002", "alias": "inbox", "title": "Inbox",
          "kind": "inbox", "purpose": "incident-report"}],
       "partners": [
         {"name": " Second ", "identity": "identity--4a1c7a9e-0000-4000-8000-00000000000b",
          "agreement": "paper 7", "may": ["reports", "inbox"],
          "pulls": [{"collection": "inbox", "url": "https://b.example/share/collections/x/",
            "keyFile": "b.key", "everySeconds": 0}],
          "pushes": [{"collection": "reports", "url": "https://b.example/share/collections/y/",
            "name": "us", "keyFile": "b.key"}]}]}
      """;

  private static Partners read(String json) {
    return PartnersFile.read("partners.json", json.getBytes(UTF_8));
  }

  @Test
  void it_is_read_as_it_is_written() {
    Schemas.validate("partners-1", FILE);

    Partners read = read(FILE);

    assertThat(read.byAlias()).containsOnlyKeys("inbox", "reports");
    Partners.Partner second = read.partners().getFirst();
    assertThat(second.name()).isEqualTo("second");
    assertThat(second.may()).containsExactly("inbox", "reports");
    assertThat(second.pulls().getFirst().everySeconds()).isEqualTo(1);
    assertThat(second.pushes().getFirst().everySeconds()).isEqualTo(300);
    assertThat(second.pushes().getFirst().name()).hasValue("us");
    assertThat(List.of(read.signWith(), read.keys())).allMatch(file -> file.isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"may\": [\"reports\" | \"may\": [\"secret\" | partners.partners[0].may: found secret",
        "\"collection\": \"inbox\" | \"collection\": \"reports\" | the alias of an inbox here",
        "\"collection\": \"reports\" | \"collection\": \"inbox\" | the alias of an outbox here",
        "https://b.example/share/collections/x/ | https://u:p@b.example/x/ | without a password",
        "00000000000b | 00000000000a | each name and each identity once",
        "identity--4a1c7a9e-0000-4000-8000-00000000000b | campaign--4a1c7a9e-0000-4000-8000-00000000000b | of the partner",
        "\"alias\": \"inbox\" | \"alias\": \"reports\" | each alias and each id once",
        "\"alias\": \"inbox\" | \"alias\": \"../x\" | a word of a-z",
        "8000-000000000002 | 8000-00000000000Z | a UUID in lower case",
        "https://share.example:8443 | https://share.example:8443/ | without a slash",
        "\"kind\": \"outbox\" | \"kind\": \"both\" | partners.collections[0].kind",
        "\"title\": \"First Lab\" | \"titel\": \"First Lab\" | an unknown key",
        "partners/1 | partners/2 | stillwatch.partners/1"
      })
  void a_mistake_stops_it_and_says_where_it_stands(String good, String bad, String said) {
    assertThat(FILE).contains(good);

    assertThatThrownBy(() -> read(FILE.replace(good, bad)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(said);
  }
}
