// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.share.json.Json;

class VersionsTest {
  private static final StixId A = new StixId("identity--00000000-0000-4000-8000-00000000000a");
  private static final StixId B = new StixId("identity--00000000-0000-4000-8000-00000000000b");
  private static final StixId ID = new StixId("campaign--00000000-0000-4000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-01T00:00:00Z");

  private static Activity.Campaign campaign(StixId by, Instant created, String name) {
    return new Activity.Campaign(
        Head.first(ID, by, created, List.of()),
        name,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static final StixObject FIRST = campaign(A, AT, "n");
  private static final StixObject SECOND = Versions.next(FIRST, AT.plusMillis(1));
  private static final StixObject REVOKED = Versions.revoked(SECOND, AT.plusMillis(2));

  @Test
  void a_version_keeps_what_was_created_and_says_when_it_was_modified() {
    assertThat(SECOND.head().created()).contains(AT);
    assertThat(SECOND.head().modified()).contains(AT.plusMillis(1));
    assertThat(SECOND.json().without("modified")).isEqualTo(FIRST.json().without("modified"));
    assertThat(REVOKED.json().get("revoked")).contains(new Json.Bool(true));
  }

  @Test
  void only_a_later_version_of_its_author_takes_the_place() {
    assertThat(Versions.step(FIRST, SECOND)).isEqualTo(Versions.Step.NEWER);
    assertThat(Versions.step(SECOND, REVOKED)).isEqualTo(Versions.Step.NEWER);
    assertThat(Versions.step(SECOND, FIRST)).isEqualTo(Versions.Step.OLDER);
    assertThat(Versions.step(FIRST, FIRST)).isEqualTo(Versions.Step.SAME);
    assertThat(Versions.step(FIRST, campaign(A, AT, "other"))).isEqualTo(Versions.Step.CONFLICT);
    assertThat(Versions.step(FIRST, Versions.next(campaign(B, AT, "n"), AT.plusMillis(5))))
        .isEqualTo(Versions.Step.NOT_THE_AUTHOR);
    assertThat(Versions.step(FIRST, campaign(A, AT.plusMillis(5), "n")))
        .isEqualTo(Versions.Step.CREATED_CHANGED);
  }

  @Test
  void a_revocation_ends_an_object() {
    StixObject after = Versions.next(FIRST, AT.plusMillis(9));

    assertThat(Versions.step(REVOKED, after)).isEqualTo(Versions.Step.AFTER_REVOCATION);
    assertThatThrownBy(() -> Versions.next(REVOKED, AT.plusMillis(9)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Versions.next(FIRST, AT)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Versions.revoked(Tlp.RED.marking(), AT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Tlp.class)
  void a_colour_is_the_object_that_was_published(Tlp colour) throws Exception {
    for (Json.Obj object : RoundTripTest.example()) {
      if (object.text("id").equals(Optional.of(colour.id().text()))) {
        assertThat(colour.marking().json()).isEqualTo(object);
      }
    }
    assertThat(StixReader.read(colour.marking().json())).isEqualTo(colour.marking());
    assertThat(Tlp.of(colour.id())).contains(colour);
    assertThat(Tlp.narrowest(List.of(Tlp.CLEAR.id(), colour.id()))).contains(colour);
  }

  @Test
  void a_policy_is_named_by_its_producer_and_its_text() {
    assertThat(UsePolicy.of(A, AT).id()).isEqualTo(UsePolicy.of(A, AT.plusSeconds(1)).id());
    assertThat(UsePolicy.of(A, AT).id()).isNotEqualTo(UsePolicy.of(B, AT).id());
  }
}
