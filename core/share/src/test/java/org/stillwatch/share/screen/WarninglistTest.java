// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stillwatch.testkit.SharedData;

class WarninglistTest {
  static List<Warninglist> shipped() throws IOException, BadList {
    Path folder = SharedData.root().resolve("core/share/src/main/resources/warninglists");
    List<Warninglist> lists = new ArrayList<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        lists.add(Warninglist.read(Files.readAllBytes(file)));
      }
    }
    return lists;
  }

  private static Warninglist list(String json) throws BadList {
    return Warninglist.read(json.getBytes(UTF_8));
  }

  @ParameterizedTest
  @CsvSource({
    "ip-src, 203.0.113.7, Addresses of special purpose",
    "ip-src, 10.1.2.3, Addresses of special purpose",
    "ip-src, 192.0.0.0/8, Addresses of special purpose",
    "ip-src, 2001:db8::1, Addresses of special purpose",
    "ip-src, 100.64.1.1, Addresses that many share by design",
    "ip-src, 2002:c000:204::1, Addresses that many share by design",
    "AS, 64500, Reserved numbers of networks",
    "AS, AS65000, Reserved numbers of networks",
    "AS, 4200000000, Reserved numbers of networks",
    "AS, 65536, Reserved numbers of networks",
    "domain, relay.example.com, Reserved names",
    "domain, Example, Reserved names",
    "user-agent, Mozilla/5.0 (X11), Clients that anybody uses",
    "user-agent, python-requests, Clients that anybody uses"
  })
  void the_shipped_lists_hold_what_innocent_people_use(String type, String value, String name)
      throws Exception {
    assertThat(shipped())
        .filteredOn(l -> l.holds(type, value))
        .map(Warninglist::name)
        .containsExactly(name);
  }

  @ParameterizedTest
  @CsvSource({
    "ip-src, 99.1.2.3",
    "ip-src, 2a00::1",
    "ip-src, 99.1.1.0/24",
    "ip-src, 99.255.255.255",
    "AS, 64495",
    "AS, 65552",
    "AS, 1000000",
    "AS, 4199999999",
    "domain, myexample.comx",
    "domain, notexample",
    "user-agent, exercise-harness",
    "user-agent, curling"
  })
  void and_nothing_beside(String type, String value) throws Exception {
    assertThat(shipped()).noneMatch(l -> l.holds(type, value));
  }

  @Test
  void every_entry_that_we_ship_can_be_read() throws Exception {
    assertThat(shipped()).hasSize(5).allMatch(l -> l.unused() == 0 && l.version() > 0);
  }

  @Test
  void a_list_of_misp_is_read_as_it_is_and_what_cannot_be_read_of_it_is_counted() throws BadList {
    Warninglist list =
        list(
            """
            {"description": "d", "list": ["198.51.100.0/24", "198.51.100.300", "2001:db8::/32"],
             "matching_attributes": ["ip-src", "ip-dst"], "name": "List", "type": "cidr",
             "version": 20261101}
            """);

    assertThat(list.unused()).isEqualTo(1);
    assertThat(list.version()).isEqualTo(20_261_101);
    assertThat(list.holds("ip-src", "198.51.100.9")).isTrue();
    assertThat(list.holds("ip-src", "198.51.0.0/16")).isTrue();
    assertThat(list.holds("ip-src", "198.51.101.9")).isFalse();
    assertThat(list.holds("domain", "198.51.100.9")).isFalse();
    assertThat(list.holds("ip-src", "no address")).isFalse();
  }

  @Test
  void each_kind_of_list_compares_in_its_own_way() throws BadList {
    String form = "{\"name\":\"n\",\"type\":\"%s\",\"list\":[\"%s\"]}";

    assertThat(list(form.formatted("string", "Abc")).holds("x", "aBC")).isTrue();
    assertThat(list(form.formatted("string", "abc")).holds("x", "abcd")).isFalse();
    assertThat(list(form.formatted("substring", "bc")).holds("x", "aBCd")).isTrue();
    assertThat(list(form.formatted("hostname", ".a.test")).holds("domain", "b.a.test")).isTrue();
    assertThat(list(form.formatted("hostname", "a.test")).holds("domain", "ba.test")).isFalse();
    assertThat(list(form.formatted("regex", "/^a+$/")).holds("x", "aaa")).isTrue();
    assertThat(list(form.formatted("regex", "(a")).unused()).isEqualTo(1);
  }

  /// The engine would make a program of gigabytes of it before anybody could look for a value.
  @Test
  void an_expression_that_takes_all_memory_is_not_looked_for() throws BadList {
    String bomb = "(((abcdefghijklmnopqrstuvwxy){900}){900}){900}";

    assertThat(list("{\"name\":\"n\",\"type\":\"regex\",\"list\":[\"" + bomb + "\"]}").unused())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | the list: expected an object",
        "{ | the list: expected JSON",
        "{\"list\":[\"a\"]} | name: expected text",
        "{\"name\":\"n\"} | list: expected texts",
        "{\"name\":\"n\",\"list\":[\"a\",7]} | list[1]: expected text",
        "{\"name\":\"n\",\"list\":[\"a\"],\"type\":\"magic\"} | 'type: expected cidr, hostname, regex, string or substring'"
      })
  void what_is_no_list_is_refused(String json, String message) {
    assertThatThrownBy(() -> list(json)).isInstanceOf(BadList.class).hasMessage(message);
  }
}
