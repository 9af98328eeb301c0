// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.stillwatch.capture.build.Records.answering;
import static org.stillwatch.capture.build.Records.asking;
import static org.stillwatch.capture.build.Records.minimal;
import static org.stillwatch.capture.build.Records.used;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.testkit.Seeds;

class HostileBodyTest {
  static final String SEED =
      "{\"model\":\"m\",\"system\":[{\"type\":\"text\",\"text\":\"s\"}],\"messages\":[{\"role\":\"user\",\"content\":"
          + "[{\"type\":\"text\",\"text\":\"hé 你好 \\ud83d\\ude00\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"x\"}}]},"
          + "{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}],"
          + "\"tools\":[{\"name\":\"f\"}],\"temperature\":0.5e-3,\"metadata\":{\"user_id\":\"u\"}}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"messages\":null}",
        "{\"messages\":7}",
        "{\"messages\":{}}",
        "{\"messages\":[[[1]]]}",
        "{\"messages\":[null,true,\"x\",{}]}",
        "{\"messages\":[{\"role\":{},\"content\":{\"text\":[]}}]}",
        "{\"messages\":[{\"role\":\"user\",\"content\":[null,[\"a\"],{\"text\":null}]}]}",
        "{\"input\":[1,2,3]}",
        "{\"input\":[[1,2],[3]]}",
        "{\"prompt\":[\"a\",[1]]}",
        "{\"system\":5}",
        "{\"tools\":\"none\"}",
        "{\"tools\":[[],{},null]}",
        "{\"model\":{\"a\":[]}}",
        "{\"\":{\"\":1}}",
        "{\"metadata\":[1]}",
        "{\"conversation\":{\"id\":null}}",
        "{\"temperature\":{\"a\":[1e999999999]}}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"\\ud800 \\udc00 \\u0000\"}]}",
        "{\"a\":1,\"a\":2,\"messages\":[],\"messages\":[]}"
      })
  void wrong_types_lone_surrogates_and_doubles_are_read_as_far_as_they_go(String body) {
    assertThat(asking(body).build()).isInstanceOf(Captured.Used.class);
    assertThat(answering(body).build()).isInstanceOf(Captured.Used.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          [1]          | WRONG_FORMAT
          "text"       | WRONG_FORMAT
          ''           | WRONG_FORMAT
          {            | BAD_NESTED_JSON
          {"a":tru}    | BAD_NESTED_JSON
          {"a":NaN}    | BAD_NESTED_JSON
          {"messages"} | BAD_NESTED_JSON
          """)
  void what_is_no_request_is_rejected_with_the_reason(String body, RejectReason reason) {
    assertThat(asking(body).build()).isEqualTo(new Captured.Rejected(reason));
  }

  @Test
  void depth_is_bounded() {
    String fits = "[".repeat(255) + "]".repeat(255);
    String deep = "[".repeat(100_000) + "]".repeat(100_000);

    assertThat(asking("{\"tools\":" + fits + "}").build()).isInstanceOf(Captured.Used.class);
    for (String member : new String[] {"tools", "messages", "other", "metadata", "system"}) {
      assertThat(asking("{\"" + member + "\":" + deep + "}").build())
          .isEqualTo(new Captured.Rejected(RejectReason.TOO_DEEP));
    }
  }

  @Test
  void ten_thousand_digits_are_a_number_like_any_other() {
    String digits = "9".repeat(10_000);

    var one = used(asking("{\"messages\":[],\"max_tokens\":" + digits + "}")).fingerprint();
    var text = used(asking(Records.chat("Count to " + digits + " for me now"))).fingerprint();

    assertThat(one.params()).isNotZero();
    assertThat(text.segments()).hasSize(1);
  }

  @Test
  void bytes_that_are_no_utf_8_are_named_as_such() {
    byte[] line =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"?\"}]}".getBytes(StandardCharsets.UTF_8);
    line[39] = (byte) 0xff;

    assertThat(minimal().request(line, 0, line.length).build())
        .isEqualTo(new Captured.Rejected(RejectReason.BAD_UTF8));
  }

  @Test
  void a_broken_answer_is_unknown_and_rejects_nothing() {
    assertThat(used(answering("{\"choices\":[")).fingerprint().answerCodePoints()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void flipped_cut_and_doubled_bytes_never_throw(long seed) {
    var random = new SplittableRandom(seed);
    byte[] good = SEED.getBytes(StandardCharsets.UTF_8);
    var builder = Records.CAPTURE.exchange();
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = good.clone();
      for (int flips = random.nextInt(4); flips >= 0; flips--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      int to = random.nextInt(8) == 0 ? random.nextInt(bad.length) : bad.length;
      var built =
          builder
              .id("x")
              .timeMillis(Records.NOON)
              .account("a")
              .request(bad, 0, to)
              .responseBody(bad, 0, to)
              .build();

      assertThat(built).isNotNull();
    }
    assertThat(asking(SEED).build()).isInstanceOf(Captured.Used.class);
  }
}
