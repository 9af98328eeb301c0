// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.stillwatch.base.ConfigException;

class SignedRequestsTest {
  private static final String BODY = "{}";

  private final AtomicLong seconds = new AtomicLong(1_795_000_000L);
  private final Path file;
  private final SignedRequests gate;

  SignedRequestsTest(@TempDir Path folder) throws IOException {
    file = folder.resolve("secret");
    Post.write(file, Post.SECRET);
    gate = gate(3);
  }

  private SignedRequests gate(int mostIds) {
    return new SignedRequests(
        new SecretFile(file), () -> Instant.ofEpochSecond(seconds.get()), mostIds);
  }

  private Admission send(String id, long atSeconds, String secret) throws IOException {
    String signature = TestReceiver.hmac(secret, id + "." + atSeconds + "." + BODY);
    return gate.admit(
        id, Long.toString(atSeconds), "v1," + signature, BODY.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_signed_request_is_let_in_once() throws IOException {
    assertThat(send("a", seconds.get(), Post.SECRET)).isEqualTo(Admission.SIGNED);
    assertThat(send("a", seconds.get(), Post.SECRET)).isEqualTo(Admission.REPLAYED);
    assertThat(send("a", seconds.get() + 1, Post.SECRET)).isEqualTo(Admission.REPLAYED);
    assertThat(send("b", seconds.get(), Post.SECRET)).isEqualTo(Admission.SIGNED);
  }

  @Test
  void there_is_no_moment_at_which_a_request_can_be_replayed() throws IOException {
    long signedAt = seconds.get() + 300;
    assertThat(send("a", signedAt, Post.SECRET)).isEqualTo(Admission.SIGNED);

    for (int later = 0; later < 1_300; later++) {
      assertThat(send("a", signedAt, Post.SECRET)).isIn(Admission.REPLAYED, Admission.TOO_OLD);
      seconds.incrementAndGet();
    }
  }

  @Test
  void a_forged_request_is_refused_and_takes_no_id() throws IOException {
    assertThat(send("a", seconds.get(), Post.NEW_SECRET)).isEqualTo(Admission.FORGED);
    assertThat(send("a", seconds.get(), Post.SECRET)).isEqualTo(Admission.SIGNED);
  }

  @Test
  void keys_rotate_while_the_gate_stands() throws IOException {
    Post.write(file, Post.SECRET, Post.NEW_SECRET);
    assertThat(send("a", seconds.get(), Post.NEW_SECRET)).isEqualTo(Admission.SIGNED);
    assertThat(send("b", seconds.get(), Post.SECRET)).isEqualTo(Admission.SIGNED);

    Post.write(file, Post.NEW_SECRET);
    assertThat(send("c", seconds.get(), Post.SECRET)).isEqualTo(Admission.FORGED);
  }

  @Test
  void memory_is_bounded_and_full_means_closed() throws IOException {
    for (String id : new String[] {"a", "b", "c"}) {
      assertThat(send(id, seconds.get(), Post.SECRET)).isEqualTo(Admission.SIGNED);
    }
    assertThat(send("d", seconds.get(), Post.SECRET)).isEqualTo(Admission.CROWDED);

    seconds.addAndGet(601);
    assertThat(send("d", seconds.get(), Post.SECRET)).isEqualTo(Admission.SIGNED);
  }

  @Test
  void of_many_at_once_with_one_id_one_is_let_in() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var tasks = new ArrayList<Callable<Admission>>();
      for (int i = 0; i < 64; i++) {
        tasks.add(() -> send("a", seconds.get(), Post.SECRET));
      }
      int signed = 0;
      for (var task : threads.invokeAll(tasks)) {
        signed += task.get() == Admission.SIGNED ? 1 : 0;
      }
      assertThat(signed).isEqualTo(1);
    }
  }

  @Test
  void without_a_secret_nothing_is_let_in() throws IOException {
    Files.delete(file);

    assertThatThrownBy(() -> send("a", seconds.get(), Post.SECRET))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": webhook secret: found no file, expected a file of mode 0600");
  }

  @ParameterizedTest
  @EnumSource(Admission.class)
  void every_refusal_is_one_clear_line(Admission admission) {
    assertThat(admission.sentence()).matches("[A-Za-z0-9 ,-]{6,90}");
  }
}
