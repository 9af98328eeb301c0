// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a receiver can do to us: waste a bounded amount of time and memory of its own lane.
class HostileReceiverTest {
  private static final long GIGABYTE = 1L << 30;
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final Post post;

  HostileReceiverTest(@TempDir Path folder) throws IOException {
    post = Post.in(folder);
  }

  @AfterEach
  void close() {
    post.close();
  }

  private static void text(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /// Delivers to a receiver until its first attempt has failed, and says why.
  private String failure(RawServer.Answer answer) throws Exception {
    try (var raw = RawServer.start(answer)) {
      var deliveries = post.to("raw", raw.url()).start();
      post.put("a");
      Waiting.until("failure", () -> deliveries.counts().standing("raw").failed() > 0);
      assertThat(deliveries.counts().standing("raw").delivered()).isZero();
      assertThat(raw.written.get()).isLessThan(64 << 20);
      return deliveries.counts().standing("raw").failure();
    }
  }

  private long written(RawServer.Answer answer) throws Exception {
    try (var raw = RawServer.start(answer)) {
      post.to("raw", raw.url()).start();
      post.put("a");
      Waiting.until("delivery", () -> post.nothingWaits("raw"));
      Waiting.until("the end of the answer", () -> raw.ended.get() == 1);
      assertThat(raw.requests).hasValue(1);
      return raw.written.get();
    }
  }

  @Test
  void a_body_of_a_gigabyte_is_cut_off_and_the_status_counts() throws Exception {
    long written =
        written(out -> {
          text(out, OK + "content-length: " + GIGABYTE + "\r\n\r\n");
          RawServer.repeat(out, "x".repeat(8_192), GIGABYTE);
        });

    assertThat(written).isLessThan(64 << 20);
  }

  @Test
  void a_body_without_an_end_is_cut_off_and_the_status_counts() throws Exception {
    long written =
        written(out -> {
          text(out, OK + "transfer-encoding: chunked\r\n\r\n");
          RawServer.repeat(out, "2000\r\n" + "x".repeat(8_192) + "\r\n", Long.MAX_VALUE);
        });

    assertThat(written).isLessThan(64 << 20);
  }

  @Test
  void a_body_that_drips_is_hung_up_on_and_the_status_counts() throws Exception {
    long written =
        written(out -> {
          text(out, OK + "content-length: 1000000\r\n\r\n");
          drip(out, "x");
        });

    assertThat(written).isLessThan(10_000);
  }

  private static void drip(OutputStream out, String piece) throws IOException {
    try {
      while (true) {
        text(out, piece);
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void one_header_of_a_gigabyte_is_no_answer() throws Exception {
    String why =
        failure(out -> {
          text(out, OK + "x: ");
          RawServer.repeat(out, "x".repeat(8_192), GIGABYTE);
        });

    assertThat(why).isEqualTo("no answer that is HTTP");
  }

  @Test
  void headers_of_a_gigabyte_are_no_answer() throws Exception {
    String why =
        failure(out -> {
          text(out, OK);
          for (long i = 0; i < GIGABYTE / 1_024; i++) {
            text(out, "x" + i + ": " + "y".repeat(1_000) + "\r\n");
          }
        });

    assertThat(why).isEqualTo("no answer that is HTTP");
  }

  @Test
  void headers_that_drip_are_no_answer_in_time() throws Exception {
    assertThat(failure(out -> drip(out, OK + "x: y\r\n"))).isEqualTo("no answer in time");
  }

  @Test
  void interim_answers_without_an_end_are_no_answer() throws Exception {
    String why = failure(out -> RawServer.repeat(out, "HTTP/1.1 103 Early\r\n\r\n", GIGABYTE));

    assertThat(why).isIn("no answer that is HTTP", "no answer in time");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hunter2\r\n\r\n",
        "HTTP/9.9 hunter2\r\n\r\n",
        "HTTP/1.1 -7 x\r\n\r\n",
        "SSH-2.0-hunter2\r\n"
      })
  void what_is_no_http_is_told_in_our_words(String answer) throws Exception {
    assertThat(failure(out -> text(out, answer))).isEqualTo("no answer that is HTTP");
  }

  @Test
  void a_redirect_to_another_host_is_not_followed() throws Exception {
    try (var other = TestReceiver.start(Post.SECRET);
        var receiver = TestReceiver.start(Post.SECRET)) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        receiver.answers = _ -> status;
        receiver.location = other.url().toString();
        String name = "r" + status;
        var deliveries = post.to(name, receiver.url()).start();
        post.put("n" + status);
        Waiting.until("failure", () -> deliveries.counts().standing(name).failed() > 0);

        assertThat(deliveries.counts().standing(name).failure())
            .isEqualTo("answered " + status + ", and no redirect is followed");
        deliveries.close();
      }
      assertThat(other.deliveries).isEmpty();
    }
  }

  @Test
  void nothing_that_a_receiver_says_is_kept_or_shown() throws Exception {
    String why =
        failure(out ->
            text(
                out,
                "HTTP/1.1 500 hunter2\r\nretry-after: hunter2\r\ncontent-length: 7\r\n\r\nhunter2"));

    assertThat(why).isEqualTo("answered 500");
    assertThat(post.outbox().givenUp("", "", 9)).isEmpty();
  }

  @Test
  void a_receiver_whose_certificate_nobody_vouches_for_gets_nothing(@TempDir Path keys)
      throws Exception {
    try (var stranger = Stranger.start(keys)) {
      var deliveries = post.to("tls", stranger.url()).start();
      post.put("a");
      Waiting.until("failure", () -> deliveries.counts().standing("tls").failed() > 0);

      assertThat(deliveries.counts().standing("tls").failure()).isEqualTo("no TLS that is trusted");
      assertThat(stranger.requests).hasValue(0);
    }
  }
}
