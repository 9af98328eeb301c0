// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.AccountFacts.Entitlement;
import org.stillwatch.capture.AccountFacts.Payment;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.EvidenceItem;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.Reply;
import org.stillwatch.capture.Usage;

class EvidenceItemsTest {
  static final AccountId ALICE = new AccountId("alice");
  static final long UNKNOWN = AccountFacts.UNKNOWN_TIME;

  @Test
  void an_observation_that_knows_nothing_has_no_items() {
    assertThat(EvidenceItems.of(observed(Client.UNKNOWN))).isEmpty();
  }

  @Test
  void what_the_edge_saw_becomes_items_at_the_time_of_the_request() {
    assertThat(EvidenceItems.of(observed(new Client(1, 2, 3, 4, 5))))
        .containsExactly(
            new EvidenceItem(ALICE, "address", 1, 1_000),
            new EvidenceItem(ALICE, "network", 2, 1_000),
            new EvidenceItem(ALICE, "tls", 4, 1_000),
            new EvidenceItem(ALICE, "headers", 5, 1_000));
  }

  @Test
  void a_payment_counts_since_it_is_held_and_a_voucher_has_a_channel_of_its_own() {
    var payments = List.of(new Payment(7, "card", 0, 50), new Payment(8, "voucher", 0, UNKNOWN));

    assertThat(EvidenceItems.of(account(20, 10, payments)))
        .startsWith(
            new EvidenceItem(ALICE, "payment", 7, 50), new EvidenceItem(ALICE, "voucher", 8, 20));
  }

  @Test
  void facts_count_from_their_row_and_the_network_of_the_sign_up_from_the_opening() {
    assertThat(EvidenceItems.of(account(20, 10, List.of())))
        .containsExactly(
            new EvidenceItem(ALICE, "device", 4, 20),
            new EvidenceItem(ALICE, "phone", 3, 20),
            new EvidenceItem(ALICE, "email", 2, 20),
            new EvidenceItem(ALICE, "signup-network", 6, 10),
            new EvidenceItem(ALICE, "mail-domain", 1, 20));
  }

  @Test
  void without_any_time_an_item_is_timeless() {
    assertThat(EvidenceItems.of(account(UNKNOWN, UNKNOWN, List.of())))
        .allMatch(item -> item.timeMillis() == EvidenceItem.TIMELESS);
  }

  private static Observation observed(Client client) {
    return new Observation(
        "x",
        "unknown",
        1_000,
        ALICE,
        0,
        0,
        0,
        0,
        "",
        Operation.CHAT,
        client,
        Fingerprint.NONE,
        Reply.UNKNOWN,
        Usage.UNKNOWN);
  }

  private static AccountFacts account(long asOf, long created, List<Payment> payments) {
    return new AccountFacts(
        ALICE,
        asOf,
        created,
        UNKNOWN,
        0,
        "",
        Entitlement.UNKNOWN,
        "",
        "",
        Set.of(),
        Set.of(),
        Set.of(),
        payments,
        1,
        2,
        3,
        List.of(4L),
        5,
        6,
        0);
  }
}
