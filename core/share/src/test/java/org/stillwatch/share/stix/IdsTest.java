// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  @ParameterizedTest
  @CsvSource({
    "AML.T0008.005, attack-pattern--647ac4ac-b2bc-53f7-ab83-81f421a1f0b5",
    "AML.T0021, attack-pattern--d3d7763a-58e1-5e38-84fd-3abea967cb08",
    "AML.T0040, attack-pattern--5ac1f849-523e-51bf-a1e9-1a97ab91cc91",
    "AML.T0024, attack-pattern--85fed2c6-e2df-595e-88bf-f356a17cec21",
    "AML.T0024.002, attack-pattern--3f567912-629a-5e0b-ab0c-0102977c2d6c",
    "AML.T0005.001, attack-pattern--298dc6c6-5683-5475-b724-2a2a3db3a7dc",
    "AML.T0048.004, attack-pattern--73772ced-edba-578c-bacd-703e082a9c57",
    "AML.T0034, attack-pattern--7bbac64e-2b1d-5cb0-a442-bb7573b0a328",
    "AML.M0004, course-of-action--1b15d839-8893-5005-aba7-62c3cc8b48ac"
  })
  void the_ids_of_atlas_are_the_published_ones(String number, String id) {
    var found = List.of(Atlas.values()).stream().filter(a -> a.number().equals(number)).findFirst();

    assertThat(found.orElseThrow().id().text()).isEqualTo(id);
  }

  @Test
  void an_address_is_called_what_everybody_calls_it() {
    assertThat(Observables.ofAddress("203.0.113.7", List.of()).id().text())
        .isEqualTo("ipv4-addr--9ddd739e-87b1-587d-83f2-62ef1130af2f");
    assertThat(Observables.ofAs(64_500, List.of()).id().text())
        .isEqualTo("autonomous-system--0a5f7072-df00-5729-9f0a-4eb18631a446");
    assertThat(Observables.ofAddress("2001:db8::7", List.of()).id().version()).isEqualTo(5);
    assertThatThrownBy(() -> Observables.ofAddress("example", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_pseudonym_is_called_something_that_cannot_be_guessed_from_it() {
    var ids = new Ids(new SplittableRandom(1));

    var one = Observables.ofPseudonym("p:kx1:1", ids, List.of());
    var again = Observables.ofPseudonym("p:kx1:1", ids, List.of());

    assertThat(one.id().version()).isEqualTo(4);
    assertThat(again.id()).isNotEqualTo(one.id());
    assertThat(one.id()).isNotEqualTo(Observables.named(one).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "campaign",
        "campaign--",
        "campaign-d01e13be-235f-461f-8392-3dd14744f3e0",
        "--d01e13be-235f-461f-8392-3dd14744f3e0",
        "Campaign--d01e13be-235f-461f-8392-3dd14744f3e0",
        "campaign--D01E13BE-235F-461F-8392-3DD14744F3E0",
        "campaign--d01e13be-235f-061f-8392-3dd14744f3e0",
        "campaign--d01e13be-235f-461f-7392-3dd14744f3e0",
        "campaign--d01e13be-235f-461f-8392-3dd14744f3e0 ",
        "cam--paign--d01e13be-235f-461f-8392-3dd14744f3e0",
        "-campaign--d01e13be-235f-461f-8392-3dd14744f3e0"
      })
  void what_is_no_id_is_none(String text) {
    assertThat(StixId.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:00:00Z, 2026-03-02T09:00:00.000Z",
    "2026-03-02T09:00:00.1Z, 2026-03-02T09:00:00.100Z",
    "2026-03-02T09:00:00.000001Z, 2026-03-02T09:00:00.000001Z",
    "2026-03-02T09:00:00.000000001Z, 2026-03-02T09:00:00.000000001Z"
  })
  void times_keep_what_they_say(String read, String written) {
    assertThat(StixTime.parse(read).map(StixTime::text)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-03-02T09:00:00+00:00",
        "2026-03-02 09:00:00Z",
        "2026-02-30T09:00:00Z",
        "2026-03-02T09:00:60Z",
        "2026-03-02",
        "2026-03-02T09:00:00.0000000001Z"
      })
  void what_is_no_time_in_utc_is_none(String text) {
    assertThat(StixTime.parse(text)).isEmpty();
  }
}
