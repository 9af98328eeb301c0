// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.respond.notice.Backlog;
import org.stillwatch.respond.notice.GivenUp;
import org.stillwatch.respond.notice.Notice;
import org.stillwatch.respond.notice.Retries;

class DeliveriesTest {
  private final Post post;
  private TestReceiver receiver;

  DeliveriesTest(@TempDir Path folder) throws IOException {
    post = Post.in(folder);
    receiver = TestReceiver.start(Post.SECRET);
  }

  @AfterEach
  void close() {
    post.close();
    receiver.close();
  }

  @Test
  void a_notice_arrives_signed_once_and_as_it_was_put() throws Exception {
    var deliveries = post.to("model", receiver.url()).start();
    Notice notice = post.put("n:1", "{\"text\": \"\u00fc \ud83d\udd75\" }");
    deliveries.wake();

    Waiting.until("delivery", () -> post.nothingWaits("model"));

    assertThat(receiver.accepted()).containsExactly("n:1");
    var arrived = receiver.deliveries.getFirst();
    assertThat(arrived.body()).isEqualTo(notice.body());
    assertThat(arrived.headers().get("content-type")).containsExactly("application/json");
    Waiting.until("count", () -> deliveries.counts().standing("model").delivered() == 1);
    assertThat(deliveries.counts().standings())
        .containsOnlyKeys("model")
        .containsValue(new WebhookCounts.Standing(1, 0, 0, ""));
  }

  @Test
  void what_was_put_before_the_start_arrives_too() throws Exception {
    post.to("model", receiver.url());
    List<String> ids = IntStream.range(0, 50).mapToObj(i -> "n" + i).toList();
    for (String id : ids) {
      post.put(id);
    }

    post.start();
    Waiting.until("all", () -> post.nothingWaits("model"));

    assertThat(receiver.accepted()).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(receiver.ids("again")).isEmpty();
  }

  @Test
  void a_failed_delivery_is_tried_again_with_the_same_id() throws Exception {
    var tries = new AtomicInteger();
    receiver.answers = _ -> tries.incrementAndGet() < 4 ? 500 : 200;
    var deliveries = post.to("model", receiver.url()).start();
    post.put("a");

    Waiting.until("delivery", () -> post.nothingWaits("model"));

    assertThat(receiver.deliveries).hasSize(4).allMatch(one -> one.id().equals("a"));
    assertThat(receiver.accepted()).containsExactly("a");
    Waiting.until("count", () -> deliveries.counts().standing("model").delivered() == 1);
    assertThat(deliveries.counts().standing("model"))
        .isEqualTo(new WebhookCounts.Standing(1, 3, 0, ""));
  }

  @Test
  void a_receiver_that_is_not_there_gets_it_when_it_comes() throws Exception {
    int port = receiver.port();
    var deliveries = post.to("model", receiver.url()).start();
    receiver.close();
    post.put("a");
    Waiting.until("failures", () -> deliveries.counts().standing("model").failed() > 2);
    assertThat(deliveries.counts().standing("model").failure()).isEqualTo("no connection");

    receiver = TestReceiver.start(port, Post.SECRET);
    Waiting.until("delivery", () -> post.nothingWaits("model"));

    assertThat(receiver.accepted()).containsExactly("a");
  }

  @Test
  void keys_rotate_without_a_restart() throws Exception {
    post.to("model", receiver.url()).start();
    post.put("old");
    Waiting.until("the old key", () -> post.nothingWaits("model"));

    Post.write(post.secretOf("model"), Post.SECRET, Post.NEW_SECRET);
    post.put("both");
    Waiting.until("both keys", () -> post.nothingWaits("model"));
    receiver.secrets = List.of(Post.NEW_SECRET);
    post.put("both2");
    Waiting.until("the receiver changed", () -> post.nothingWaits("model"));
    Post.write(post.secretOf("model"), Post.NEW_SECRET);
    post.put("new");
    Waiting.until("the new key", () -> post.nothingWaits("model"));

    assertThat(receiver.accepted()).containsExactly("old", "both", "both2", "new");
    assertThat(receiver.deliveries)
        .map(one -> one.headers().getFirst("webhook-signature").split(" ", -1).length)
        .containsExactly(1, 2, 2, 1);
  }

  @Test
  void without_a_usable_secret_nothing_is_sent_and_no_try_is_counted() throws Exception {
    var deliveries = post.to("model", receiver.url()).start();
    Files.delete(post.secretOf("model"));
    post.put("a");
    Waiting.until(
        "failure",
        () ->
            deliveries
                .counts()
                .standing("model")
                .failure()
                .equals("its secret file cannot be used"));
    assertThat(receiver.deliveries).isEmpty();
    assertThat(post.outbox().due("model", Long.MAX_VALUE, 9).getFirst().tries()).isZero();

    Post.write(post.secretOf("model"), Post.SECRET);
    Waiting.until("delivery", () -> post.nothingWaits("model"));

    assertThat(receiver.accepted()).containsExactly("a");
  }

  @Test
  void a_receiver_that_knows_another_key_refuses_and_is_told_again() throws Exception {
    receiver.secrets = List.of(Post.NEW_SECRET);
    var deliveries = post.to("model", receiver.url()).start();
    post.put("a");
    Waiting.until("refusals", () -> receiver.ids("forged").size() > 2);
    assertThat(receiver.accepted()).isEmpty();
    assertThat(deliveries.counts().standing("model").failure()).isEqualTo("answered 401");

    receiver.secrets = List.of(Post.SECRET);
    Waiting.until("delivery", () -> post.nothingWaits("model"));

    assertThat(receiver.accepted()).containsExactly("a");
  }

  @Test
  void what_is_gone_is_given_up_at_once_and_can_be_taken_up_again() throws Exception {
    receiver.answers = _ -> 410;
    var deliveries = post.to("model", receiver.url()).start();
    post.put("a");
    Waiting.until("giving up", () -> post.nothingWaits("model"));

    assertThat(receiver.deliveries).hasSize(1);
    assertThat(post.outbox().givenUp("", "", 9))
        .singleElement()
        .extracting(GivenUp::id, GivenUp::why)
        .containsExactly("a", "answered 410");
    Waiting.until("count", () -> deliveries.counts().standing("model").givenUp() == 1);

    receiver.answers = _ -> 204;
    assertThat(post.outbox().again("a", "model", System.currentTimeMillis())).isTrue();
    Waiting.until("delivery", () -> post.nothingWaits("model"));

    assertThat(receiver.accepted()).containsExactly("a");
  }

  @Test
  void after_its_tries_it_is_given_up() throws Exception {
    receiver.answers = _ -> 500;
    post.to("model", receiver.url()).start(new Retries(1, 5, 600_000, 3), Post.LIMITS);
    post.put("a");

    Waiting.until("giving up", () -> post.nothingWaits("model"));

    assertThat(receiver.deliveries).hasSize(3);
    assertThat(post.outbox().givenUp("", "", 9))
        .singleElement()
        .extracting(GivenUp::tries, GivenUp::why)
        .containsExactly(3, "answered 500");
  }

  @Test
  void a_receiver_that_asks_for_peace_gets_it_up_to_a_bound() throws Exception {
    receiver.answers = _ -> 429;
    receiver.retryAfter = "3600";
    post.to("model", receiver.url()).start(new Retries(1, 60_000, 600_000, 9), Post.LIMITS);
    long before = System.currentTimeMillis();
    post.put("a");
    Waiting.until(
        "postponing",
        () -> post.outbox().due("model", before + 9_000_000, 1).getFirst().tries() == 1);
    long after = System.currentTimeMillis();

    assertThat(post.outbox().due("model", before + 59_999, 9)).isEmpty();
    assertThat(post.outbox().due("model", after + 60_000, 9)).hasSize(1);
  }

  @Test
  void a_dead_receiver_with_a_long_queue_delays_nobody() throws Exception {
    var hanging = new CountDownLatch(1);
    try (var dead =
        RawServer.start(_ -> {
          try {
            hanging.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        })) {
      post.to("dead", dead.url()).to("model", receiver.url());
      List<String> ids = IntStream.range(0, 60).mapToObj(i -> "n" + i).toList();
      for (String id : ids) {
        post.put(id);
      }

      post.start();
      Waiting.until("all", () -> post.nothingWaits("model"));

      assertThat(receiver.accepted()).containsExactlyInAnyOrderElementsOf(ids);
      assertThat(dead.requests.get()).isBetween(1, 4 * 15);
      assertThat(post.outbox().waiting()).containsEntry("dead", new Backlog(60, 0));
    } finally {
      hanging.countDown();
    }
  }

  @Test
  void no_more_than_four_are_on_their_way_to_one_receiver() throws Exception {
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    var full = new CountDownLatch(4);
    receiver.answers =
        _ -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          full.countDown();
          try {
            full.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          now.decrementAndGet();
          return 200;
        };
    post.to("model", receiver.url());
    for (int i = 0; i < 20; i++) {
      post.put("n" + i);
    }

    post.start();
    Waiting.until("all", () -> post.nothingWaits("model"));

    assertThat(most).hasValue(4);
  }

  @Test
  void a_body_of_a_mebibyte_arrives_whole() throws Exception {
    post.to("siem", receiver.url()).start();
    String body = "{\"a\":\"" + "x".repeat(Notice.MOST_BYTES - 8) + "\"}";
    post.put("big", body);

    Waiting.until("delivery", () -> post.nothingWaits("siem"));

    assertThat(receiver.deliveries.getFirst().body()).isEqualTo(body);
    assertThat(receiver.accepted()).containsExactly("big");
  }

  @Test
  void what_could_not_be_written_down_is_sent_again_with_the_same_id() throws Exception {
    var broken = new AtomicBoolean(true);
    post.to("model", receiver.url()).through(broken).start();
    post.put("a");
    Waiting.until("copies", () -> receiver.deliveries.size() >= 3);
    broken.set(false);
    Waiting.until("delivery", () -> post.nothingWaits("model"));

    assertThat(receiver.accepted()).containsExactly("a");
    assertThat(receiver.ids("again")).isNotEmpty();
    assertThat(receiver.deliveries).allMatch(one -> one.id().equals("a"));
  }

  @Test
  void a_client_that_ended_by_itself_is_replaced() throws Exception {
    var deliveries = post.to("model", receiver.url()).start();
    var first = deliveries.sender().client();
    first.shutdownNow();
    Waiting.until("its end", first::isTerminated);
    post.put("a");

    Waiting.until("delivery", () -> post.nothingWaits("model"));

    assertThat(receiver.accepted()).containsExactly("a");
  }

  @Test
  void closing_breaks_off_what_hangs_and_leaves_it_as_it_was() throws Exception {
    var hanging = new CountDownLatch(1);
    try (var slow =
        RawServer.start(_ -> {
          try {
            hanging.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        })) {
      post.to("model", slow.url());
      var patient =
          new DeliveryLimits(
              Post.LIMITS.connect(),
              Duration.ofSeconds(60),
              64 << 10,
              4,
              Post.LIMITS.idle(),
              Post.LIMITS.firstRest(),
              Post.LIMITS.longestRest(),
              Duration.ofMillis(100));
      var deliveries = post.start(Post.RETRIES, patient);
      post.put("a");
      Waiting.until("request", () -> slow.requests.get() == 1);

      long before = System.nanoTime();
      deliveries.close();

      assertThat(System.nanoTime() - before).isLessThan(20_000_000_000L);
      assertThat(post.outbox().due("model", Long.MAX_VALUE, 9).getFirst().tries()).isZero();
      assertThat(Thread.getAllStackTraces().keySet())
          .noneMatch(thread -> thread.getName().equals("webhook-model"));
    } finally {
      hanging.countDown();
    }
  }
}
