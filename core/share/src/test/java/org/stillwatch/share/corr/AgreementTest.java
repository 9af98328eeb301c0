// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.share.stix.StixId;

class AgreementTest {
  private static final StixId STRANGER =
      new StixId("identity--4a1c7a9e-0000-4000-8000-00000000000b");

  private static Agreement with(IdentifierClass kind, OptionalInt perDay, Optional<String> reason) {
    return Agreed.of(
        new TreeMap<>(Map.of(kind, new Allowance(perDay, reason))),
        Direction.BOTH,
        OptionalInt.empty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "us | DEVICE | 1000 | 2026-01-01T00:00:00Z |",
        "them | IPV4 | 1000 | 2026-12-31T23:59:59.999Z |",
        "stranger | DEVICE | 1000 | 2026-06-01T00:00:00Z | who asks is no party of the agreement",
        "us | DEVICE | 1000 | 2025-12-31T23:59:59.999Z | the agreement does not hold on that day",
        "us | DEVICE | 1000 | 2027-01-01T00:00:00Z | the agreement does not hold on that day",
        "us | PHONE | 1000 | 2026-06-01T00:00:00Z | the agreement does not have this class",
        "us | DEVICE | 999 | 2026-06-01T00:00:00Z | the agreement wants 1000 distinct values or more"
      })
  void what_may_be_asked_is_what_was_agreed(
      String who, IdentifierClass kind, int items, Instant at, String objection) {
    var asker = who.equals("us") ? Agreed.US : who.equals("them") ? Agreed.THEM : STRANGER;

    assertThat(Agreed.both().objection(new Wish(asker, kind, items, at)))
        .isEqualTo(Optional.ofNullable(objection));
  }

  @ParameterizedTest
  @CsvSource({"BOTH,true,true", "FIRST_ASKS,true,false", "SECOND_ASKS,false,true"})
  void a_direction_is_one_way_or_both(Direction direction, boolean first, boolean second) {
    var agreement =
        Agreed.of(
            new TreeMap<>(Map.of(IdentifierClass.DEVICE, Allowance.DEFAULT)),
            direction,
            OptionalInt.of(5_000));
    var us = new Wish(Agreed.US, IdentifierClass.DEVICE, 5_000, Agreed.AT);
    var them = new Wish(Agreed.THEM, IdentifierClass.DEVICE, 5_000, Agreed.AT);

    assertThat(agreement.objection(us).isEmpty()).isEqualTo(first);
    assertThat(agreement.objection(them).isEmpty()).isEqualTo(second);
    assertThat(agreement.batch()).isEqualTo(5_000);
  }

  @ParameterizedTest
  @EnumSource(IdentifierClass.class)
  void a_class_whose_values_anybody_can_list_is_off_unless_somebody_says_why(IdentifierClass kind) {
    boolean low = kind.entropy() == IdentifierClass.Entropy.LOW;

    if (low) {
      assertThatThrownBy(() -> with(kind, OptionalInt.empty(), Optional.empty()))
          .hasMessageContaining("a reason for a class of low entropy");
      assertThatThrownBy(() -> with(kind, OptionalInt.of(50_001), Optional.of("proxies")))
          .hasMessageContaining("a reason for a class of low entropy");
    } else {
      assertThat(with(kind, OptionalInt.of(1_000_000), Optional.empty()).classes().get(kind))
          .isNotNull();
    }
    assertThat(with(kind, OptionalInt.empty(), Optional.of("proxies")).classes().get(kind))
        .extracting(Allowance::items)
        .isEqualTo(50_000);
  }

  @Test
  void the_classes_that_anybody_can_list_are_these_and_files_name_all_in_order() {
    assertThat(IdentifierClass.values())
        .filteredOn(k -> k.entropy() == IdentifierClass.Entropy.LOW)
        .extracting(IdentifierClass::word)
        .containsExactly("ipv4", "payment-card", "phone");
    assertThat(IdentifierClass.values()).extracting(IdentifierClass::word).isSorted();
  }

  @Test
  void the_digest_is_of_everything_but_the_signatures() {
    Agreement plain = Agreed.both();
    var signed =
        new Agreement(
            plain.first(),
            plain.second(),
            plain.purpose(),
            plain.lawfulBasis(),
            plain.classes(),
            plain.direction(),
            plain.leastBatch(),
            plain.retentionDays(),
            plain.validFrom(),
            plain.validUntil(),
            plain.signers(),
            Agreed.times(2, "e30..c2ln"));
    var longer =
        new Agreement(
            plain.first(),
            plain.second(),
            plain.purpose(),
            plain.lawfulBasis(),
            plain.classes(),
            plain.direction(),
            plain.leastBatch(),
            plain.retentionDays() + 1,
            plain.validFrom(),
            plain.validUntil(),
            plain.signers(),
            plain.signatures());

    assertThat(signed.digest()).isEqualTo(plain.digest());
    assertThat(longer.digest()).isNotEqualTo(plain.digest());
    // printf '%s' TEXT | sha256sum over the text of the golden test below
    assertThat(plain.digest()).isEqualTo(Digests.of(GOLDEN));
    assertThat(plain.json().canonical()).isEqualTo(GOLDEN);
  }

  private static final String GOLDEN =
      "{\"classes\":[{\"class\":\"device\"},{\"class\":\"ipv4\",\"perDay\":2000,\"reason\":\"pools of"
          + " proxies\"}],\"direction\":\"both\",\"lawfulBasis\":\"Legitimate interest, assessment"
          + " 2026-7\",\"parties\":[{\"id\":\"identity--4a1c7a9e-0000-4000-8000-000000000009\",\"name\":"
          + "\"Example Lab\"},{\"id\":\"identity--4a1c7a9e-0000-4000-8000-00000000000a\",\"name\":"
          + "\"Sample Models\"}],\"purpose\":\"To find out whether one operator distils from both\","
          + "\"retentionDays\":90,\"schema\":\"stillwatch.agreement/1\",\"signers\":[{\"name\":\"Ada\","
          + "\"party\":\"identity--4a1c7a9e-0000-4000-8000-000000000009\",\"role\":\"counsel\"},{\"name\":"
          + "\"Ben\",\"party\":\"identity--4a1c7a9e-0000-4000-8000-00000000000a\",\"role\":\"counsel\"}],"
          + "\"validFrom\":\"2026-01-01\",\"validUntil\":\"2026-12-31\"}";
}
