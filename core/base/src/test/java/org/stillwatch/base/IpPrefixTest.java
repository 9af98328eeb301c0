// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.base;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpPrefixTest {
  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 0, 0000ffffcb007107",
    "::ffff:203.0.113.7, 0, 0000ffffcb007107",
    "::FFFF:cb00:7107, 0, 0000ffffcb007107",
    "2001:db8::7, 20010db800000000, 7",
    "2001:db8:0:0:0:0:0:7, 20010db800000000, 7",
    "1:2:3:4:5:6:7:8, 0001000200030004, 0005000600070008",
    "::, 0, 0",
    "::1, 0, 1",
    "fe80::, fe80000000000000, 0"
  })
  void an_address_has_one_form_however_it_is_written(String text, String high, String low) {
    var expected =
        new IpPrefix(Long.parseUnsignedLong(high, 16), Long.parseUnsignedLong(low, 16), 128);

    assertThat(IpPrefix.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "01.2.3.4",
        "1.2.3.4:80",
        "[::1]",
        "::1%eth0",
        ":::",
        "1::2::3",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "12345::",
        "g::",
        "::1.2.3",
        ":1",
        "1:",
        "1:2:3:4:5:6:7:1.2.3.4",
        "1.2.3.4/33",
        "::/129",
        "1.2.3.4/",
        "1.2.3.4/x",
        "localhost",
        "1:2:3:4:5:6:7::8",
        "１.2.3.4",
        "::1 "
      })
  void what_is_no_address_is_none(String text) {
    assertThat(IpPrefix.parse(text)).isEmpty();
  }

  @Test
  void a_network_contains_its_addresses_and_no_others() {
    var network = IpPrefix.parse("203.0.113.0/24").orElseThrow();

    assertThat(network.contains(IpPrefix.parse("203.0.113.255").orElseThrow())).isTrue();
    assertThat(network.contains(IpPrefix.parse("203.0.114.0").orElseThrow())).isFalse();
    assertThat(network.contains(IpPrefix.parse("203.0.0.0/16").orElseThrow())).isFalse();
    assertThat(network.isIpv4()).isTrue();
  }

  @Test
  void a_site_is_a_24_of_ipv4_and_a_48_of_ipv6() {
    assertThat(IpPrefix.parse("203.0.113.7").orElseThrow().site())
        .isEqualTo(IpPrefix.parse("203.0.113.99/24").orElseThrow());
    assertThat(IpPrefix.parse("2001:db8:1:2::3").orElseThrow().site())
        .isEqualTo(IpPrefix.parse("2001:db8:1::/48").orElseThrow());
  }

  @Test
  void sites_of_a_network_are_its_24s_or_48s() {
    assertThat(sites("198.51.100.7")).containsExactly(prefix("198.51.100.0/24"));
    assertThat(sites("198.51.100.0/24")).containsExactly(prefix("198.51.100.0/24"));
    assertThat(sites("198.51.100.0/22"))
        .containsExactly(
            prefix("198.51.100.0/24"),
            prefix("198.51.101.0/24"),
            prefix("198.51.102.0/24"),
            prefix("198.51.103.0/24"));
    assertThat(sites("2001:db8::/46")).hasSize(4).contains(prefix("2001:db8:3::/48"));
    assertThat(sites("10.0.0.0/8")).hasSize(65_536).doesNotHaveDuplicates();
    assertThatThrownBy(() -> sites("8.0.0.0/7")).isInstanceOf(IllegalArgumentException.class);
  }

  private static List<IpPrefix> sites(String text) {
    return prefix(text).sites().toList();
  }

  private static IpPrefix prefix(String text) {
    return IpPrefix.parse(text).orElseThrow();
  }
}
