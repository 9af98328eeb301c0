// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.capture.build.Records.CAPTURE;
import static org.stillwatch.capture.build.Records.NOON;
import static org.stillwatch.capture.build.Records.asking;
import static org.stillwatch.capture.build.Records.minimal;
import static org.stillwatch.capture.build.Records.used;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.Hash64;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Header;
import org.stillwatch.capture.Normaliser;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.Usage;

class ExchangeBuilderTest {
  @Test
  void what_was_not_handed_over_is_unknown() {
    var observation = used(minimal());

    assertThat(observation.client()).isEqualTo(Client.UNKNOWN);
    assertThat(observation.fingerprint()).isEqualTo(Fingerprint.NONE);
    assertThat(observation.usage()).isEqualTo(Usage.UNKNOWN);
    assertThat(observation.pathway()).isEqualTo("unknown");
    assertThat(observation.org()).isEqualTo(Hash64.UNKNOWN);
  }

  @Test
  void a_record_without_account_time_or_any_id_is_rejected_with_the_reason() {
    assertRejected(CAPTURE.exchange().id("x").timeMillis(NOON), RejectReason.NO_ACCOUNT);
    assertRejected(CAPTURE.exchange().id("x").account("a"), RejectReason.NO_TIME);
    assertRejected(CAPTURE.exchange().account("a").timeMillis(NOON), RejectReason.WRONG_FORMAT);
  }

  @Test
  void the_content_hash_stands_in_for_a_missing_id() {
    var builder = CAPTURE.exchange().account("a").timeMillis(NOON).contentHash(0xabcL);

    assertThat(used(builder).id()).isEqualTo("0000000000000abc");
  }

  @Test
  void equal_bytes_have_equal_content_hashes_wherever_they_lie() {
    byte[] line = "abcabd".getBytes(StandardCharsets.UTF_8);

    assertThat(CAPTURE.contentHash(line, 0, 2)).isEqualTo(CAPTURE.contentHash(line, 3, 5));
    assertThat(CAPTURE.contentHash(line, 0, 3)).isNotEqualTo(CAPTURE.contentHash(line, 3, 6));
  }

  @Test
  void values_out_of_range_are_rejected() {
    assertRejected(minimal().timeMillis(253_402_300_799_000L), RejectReason.BAD_TIME);
    assertRejected(minimal().timeMillis(0), RejectReason.BAD_TIME);
    assertRejected(minimal().status(99), RejectReason.BAD_NUMBER);
    assertRejected(minimal().latencyMillis(-1), RejectReason.BAD_NUMBER);
    assertRejected(minimal().usage(new Usage(2_000_000_000L, 0, 0, 0)), RejectReason.BAD_NUMBER);
    assertRejected(minimal().account("ä".repeat(129)), RejectReason.TOO_LONG);
    assertThat(used(minimal().account("a".repeat(256))).account().value()).hasSize(256);
  }

  @Test
  void the_first_fault_decides_and_the_builder_is_empty_afterwards() {
    var builder = minimal().status(1).timeMillis(0);

    assertRejected(builder, RejectReason.BAD_NUMBER);
    assertRejected(builder.id("x").timeMillis(NOON), RejectReason.NO_ACCOUNT);
    assertThat(used(builder.id("x").timeMillis(NOON).account("a")).reply().status()).isZero();
  }

  @Test
  void a_pathway_outside_the_vocabulary_is_unknown() {
    assertThat(used(minimal().pathway("gateway:edge-1")).pathway()).isEqualTo("gateway:edge-1");
    assertThat(used(minimal().pathway("gateway:Edge")).pathway()).isEqualTo("unknown");
    assertThat(used(minimal().pathway("carrier-pigeon")).pathway()).isEqualTo("unknown");
  }

  @Test
  void neighbours_share_a_network_and_an_address_has_one_hash_however_it_is_written() {
    var one = used(minimal().clientAddress("203.0.113.7")).client();
    var other = used(minimal().clientAddress("203.0.113.8")).client();
    var mapped = used(minimal().clientAddress("::ffff:203.0.113.7")).client();

    assertThat(one.network()).isEqualTo(other.network()).isNotZero();
    assertThat(one.address()).isNotEqualTo(other.address());
    assertThat(mapped).isEqualTo(one);
    assertThat(used(minimal().clientAddress("203.0.113.7:80")).client()).isEqualTo(Client.UNKNOWN);
  }

  @Test
  void secrets_and_places_in_headers_change_nothing() {
    var plain = List.of(new Header("Accept", "a"), new Header("x-stainless-lang", "python"));
    var more =
        List.of(
            new Header("ACCEPT", "b"),
            new Header("X-Api-Key", "sk-1"),
            new Header("Accept-Language", "de"),
            new Header("content-length", "17"),
            new Header("x-stainless-lang", "python"));

    assertThat(set(more)).isEqualTo(set(plain)).isNotZero();
    assertThat(set(List.of(new Header("accept", ""), new Header("x-stainless-lang", "node"))))
        .isNotEqualTo(set(plain));
    assertThat(set(List.of(new Header("cookie", "x")))).isZero();
  }

  @Test
  void a_request_and_a_sketch_together_are_refused() {
    var both = asking("{\"messages\":[]}").fingerprint(Fingerprint.NONE);

    assertRejected(both, RejectReason.WRONG_FORMAT);
  }

  @Test
  void a_sketch_of_another_key_or_version_is_refused() {
    String ours = CAPTURE.keyId();

    assertRejected(
        minimal().fingerprint("00000000", Normaliser.VERSION, Fingerprint.NONE),
        RejectReason.WRONG_KEY);
    assertRejected(
        minimal().fingerprint(ours, "sw-skeleton/0", Fingerprint.NONE), RejectReason.WRONG_FORMAT);
    assertThat(used(minimal().fingerprint(ours, Normaliser.VERSION, Fingerprint.NONE))).isNotNull();
  }

  @Test
  void the_body_names_user_session_and_model_when_the_record_does_not() {
    var body =
        "{\"model\":\"m-1\",\"user\":\"u-1\",\"previous_response_id\":\"r-1\",\"input\":\"hi\"}";
    var observation = used(asking(body));

    assertThat(observation.model()).isEqualTo("m-1");
    assertThat(observation.user()).isEqualTo(CAPTURE.opaque("u-1"));
    assertThat(observation.session()).isEqualTo(CAPTURE.opaque("r-1"));
    assertThat(used(asking(body).model("m-2").user("u-2")).model()).isEqualTo("m-2");
  }

  @Test
  void an_answer_leaves_its_length_and_shape() {
    var chat = "{\"choices\":[{\"message\":{\"content\":\"{\\\"a\\\": 1}\"}}]}";
    var fingerprint = used(Records.answering(chat)).fingerprint();

    assertThat(fingerprint.answerCodePoints()).isEqualTo(8);
    assertThat(fingerprint.answer()).isEqualTo(AnswerShape.JSON);
  }

  private static long set(List<Header> headers) {
    return used(minimal().headers(headers, true)).client().headerSet();
  }

  private static void assertRejected(ExchangeBuilder builder, RejectReason reason) {
    assertThat(builder.build()).isEqualTo(new Captured.Rejected(reason));
  }
}
