// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionHeadTest {
  private static final String BODY = "{\"account\":\"a\"}";
  private static final String WHOLE = question("", BODY);

  private static String question(String fields, String body) {
    return "POST /v1/decide HTTP/1.1\r\nHost: s\r\nAuthorization: Bearer sw_1\r\n"
        + fields
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static QuestionHead read(String text) {
    return QuestionHead.read(bytes(text), 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "content-type: application/json\r\nUser-Agent: curl/8.0\r\nAccept: */*\r\n",
        "Connection: keep-alive\r\n",
        "traceparent: 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\n",
        "x-empty:\r\n",
        "x-tab:\ta\tb \r\n"
      })
  void a_plain_question_is_read_as_the_whole_of_http_reads_it(String fields) {
    byte[] bytes = bytes(question(fields, BODY));

    assertThat(QuestionHead.read(bytes, 0))
        .isInstanceOfSatisfying(
            QuestionHead.Whole.class,
            whole -> {
              assertThat(whole.secret()).isEqualTo("sw_1");
              assertThat(whole.end()).isEqualTo(bytes.length);
              QuestionFuzzTest.isReadAlike(bytes, whole);
            });
  }

  @Test
  void each_beginning_of_a_question_may_become_one() {
    byte[] whole = bytes(WHOLE);
    for (int i = 0; i < whole.length; i++) {
      assertThat(QuestionHead.read(Arrays.copyOf(whole, i), 0))
          .as("%s bytes", i)
          .isEqualTo(QuestionHead.Not.MORE);
    }
  }

  @Test
  void one_follows_the_other() {
    byte[] two = bytes(WHOLE + WHOLE);

    assertThat(QuestionHead.read(two, 0))
        .isInstanceOfSatisfying(
            QuestionHead.Whole.class, first -> assertThat(first.end()).isEqualTo(WHOLE.length()));
    assertThat(QuestionHead.read(two, WHOLE.length()))
        .isInstanceOfSatisfying(
            QuestionHead.Whole.class, second -> assertThat(second.end()).isEqualTo(two.length));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n",
        "transfer-encoding: identity\r\n",
        "Content-Length: 15\r\n",
        "Content-Encoding: gzip\r\n",
        "Expect: 100-continue\r\n",
        "Connection: close\r\n",
        "Connection: keep-alive, upgrade\r\n",
        "Upgrade: h2c\r\n",
        "HTTP2-Settings: AAMAAABkAAQAAP__\r\n",
        "TE: trailers\r\n",
        "Trailer: x\r\n",
        "Host: other\r\n",
        "Authorization: Bearer sw_2\r\n",
        "x-folded: a\r\n b\r\n",
        " x-folded-first: a\r\n",
        "no colon\r\n",
        ": no name\r\n",
        "x-space : a\r\n",
        "x-line-feed: a\nTransfer-Encoding: chunked\r\n",
        "x-return: a\rb\r\n",
        "x-null: a\0b\r\n",
        "x-latin: \u00e4\r\n"
      })
  void whatever_needs_the_whole_of_http_is_left_to_it(String fields) {
    assertThat(read(question(fields, BODY))).isEqualTo(QuestionHead.Not.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /v1/decide HTTP/1.1\r\n",
        "POST /v1/decide HTTP/1.0\r\n",
        "POST /v1/decide?a=b HTTP/1.1\r\n",
        "POST /v1/decide/ HTTP/1.1\r\n",
        "POST  /v1/decide HTTP/1.1\r\n",
        "POST /v1/decide HTTP/1.1\n",
        "post /v1/decide HTTP/1.1\r\n",
        "POST http://s/v1/decide HTTP/1.1\r\n",
        "POST /v1/exchanges HTTP/1.1\r\n",
        "PRI * HTTP/2.0\r\n",
        "\r\nPOST /v1/decide HTTP/1.1\r\n"
      })
  void another_first_line_is_no_question(String line) {
    String text = line + WHOLE.substring(WHOLE.indexOf("Host"));
    assertThat(read(text)).isEqualTo(QuestionHead.Not.OTHER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+3", "1e1", "0x10", "", "100000", "1 5", "15, 15"})
  void a_length_that_is_no_short_number_is_left_to_the_server(String length) {
    assertThat(read(WHOLE.replace("Content-Length: 15", "Content-Length: " + length)))
        .isEqualTo(QuestionHead.Not.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Host: s\r\n", "Authorization: Bearer sw_1\r\n", "Content-Length: 15\r\n"})
  void a_question_has_a_host_a_secret_and_a_length(String field) {
    assertThat(read(WHOLE.replace(field, ""))).isEqualTo(QuestionHead.Not.OTHER);
  }

  @Test
  void a_long_one_is_not_waited_for() {
    String head = WHOLE.substring(0, WHOLE.indexOf("Content")) + "x: ";
    String most = head + "x".repeat(QuestionHead.LONGEST - head.length());

    assertThat(read(most)).isEqualTo(QuestionHead.Not.MORE);
    assertThat(read(most + "x")).isEqualTo(QuestionHead.Not.OTHER);
  }
}
