// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.group.Channel;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.TestResult;

/// One network and one client program, with tails counted by hand.
class EgressAndClientTest {
  private final EvidenceLog log = new EvidenceLog();

  private void accounts(int count) {
    for (int i = 0; i < count; i++) {
      log.principalOf(new AccountId("a" + i), 0);
    }
  }

  private void network(long network, int... holders) {
    for (int holder : holders) {
      for (int use = 0; use < Channel.NETWORK.leastCount(); use++) {
        log.use(holder, Channel.NETWORK, network, use);
      }
    }
  }

  private void client(long pathway, long client, int... users) {
    for (int user : users) {
      log.client(user, pathway, client);
    }
  }

  private static TestResult.Measured measured(TestResult result) {
    assertThat(result).isInstanceOf(TestResult.Measured.class);
    return (TestResult.Measured) result;
  }

  @Test
  void all_three_of_a_network_among_four_of_ten() {
    accounts(10);
    network(1, 0, 1, 2);
    network(2, 3, 4);
    network(3, 5);

    var result = measured(new OneEgress().prepare(log, 0).test(Members.of(0, 1, 2, 5)));

    // Seven of the 210 ways to draw four of ten; two networks are shared by anybody.
    assertThat(result.logP()).isCloseTo(StrictMath.log(2 * 7 / 210.0), within(1e-9));
    assertThat(result.supported()).isEqualTo(Members.of(0, 1, 2));
    assertThat(result.text())
        .isEqualTo("3 of 4 members come from one network; chance would give 1.2");
  }

  @Test
  void members_of_different_networks_come_from_them_as_others_do() {
    accounts(10);
    network(1, 0, 1, 2);
    network(2, 3, 4);

    var result = measured(new OneEgress().prepare(log, 0).test(Members.of(0, 3, 9)));

    assertThat(result)
        .isEqualTo(
            new TestResult.Measured(0, Members.of(), "members come from networks as others do"));
  }

  @Test
  void one_member_from_a_rare_network_is_nothing_to_speak_of() {
    accounts(1_000);
    network(1, 0, 1);

    assertThat(measured(new OneEgress().prepare(log, 0).test(Members.of(0, 7))).logP()).isZero();
    assertThat(measured(new OneEgress().prepare(log, 0).test(Members.of(0, 1))).logP())
        .isCloseTo(StrictMath.log(2 / (1_000.0 * 999)), within(1e-9));
  }

  @Test
  void of_two_networks_the_less_probable_counts() {
    accounts(100);
    network(1, 0, 1, 2, 3, 20, 21, 22, 23, 24);
    network(2, 4, 5, 6);
    network(3, 0, 1, 30);

    var result = measured(new OneEgress().prepare(log, 0).test(Members.of(0, 1, 2, 3, 4, 5, 6)));

    assertThat(result.supported()).isEqualTo(Members.of(4, 5, 6));
  }

  @Test
  void networks_of_single_accounts_are_too_little() {
    accounts(10);
    network(1, 0);

    assertThat(new OneEgress().prepare(log, 0).test(Members.of(0, 1)))
        .isEqualTo(new TestResult.TooLittle("no network is shared by anybody"));
  }

  @Test
  void five_of_one_client_on_the_pathway_that_most_members_use() {
    accounts(15);
    client(1, 7, 0, 1, 2, 3, 4);
    client(1, 8, 5, 6);
    client(1, 9, 7);
    client(1, 10, 8, 9);
    client(2, 7, 10, 11, 12, 13, 14);

    var result = measured(new OneClient().prepare(log, 0).test(Members.of(0, 1, 2, 3, 4, 10)));

    // One of the 252 ways to draw five of the ten on the pathway; three clients are shared there.
    assertThat(result.logP()).isCloseTo(StrictMath.log(3 / 252.0), within(1e-9));
    assertThat(result.supported()).isEqualTo(Members.of(0, 1, 2, 3, 4));
    assertThat(result.text())
        .isEqualTo("5 of 5 members on one pathway use one client program; chance would give 2.5");
  }

  @Test
  void five_members_of_five_clients_have_none_in_common() {
    accounts(10);
    for (int i = 0; i < 10; i++) {
      client(1, 100 + i % 5, i);
    }

    assertThat(measured(new OneClient().prepare(log, 0).test(Members.of(0, 1, 2, 3, 4))))
        .isEqualTo(
            new TestResult.Measured(
                0,
                Members.of(),
                "0 of 5 members on one pathway use one client program; chance would give 0.0"));
  }

  @Test
  void four_known_clients_are_too_little_and_so_are_those_on_another_pathway() {
    accounts(10);
    client(1, 7, 0, 1, 2, 3, 4);
    client(2, 7, 5, 6, 7, 8);
    var ready = new OneClient().prepare(log, 0);
    var tooLittle = new TestResult.TooLittle("the client program of fewer than 5 members is known");

    assertThat(ready.test(Members.of(0, 1, 2, 3, 9))).isEqualTo(tooLittle);
    // Four on either pathway: the one with the smaller hash is looked at.
    assertThat(ready.test(Members.of(0, 1, 2, 3, 5, 6, 7, 8))).isEqualTo(tooLittle);
    assertThat(ready.test(Members.of(0, 1, 2, 3, 4, 5, 6, 7, 8)))
        .isInstanceOf(TestResult.Measured.class);
    assertThat(ready.test(Members.of(0, 1, 2, 3, 4))).isInstanceOf(TestResult.Measured.class);
  }
}
