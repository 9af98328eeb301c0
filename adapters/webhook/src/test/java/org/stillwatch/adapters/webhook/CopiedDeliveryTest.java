// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiedDeliveryTest {
  private final Post post;
  private TestReceiver receiver;

  CopiedDeliveryTest(@TempDir Path folder) throws IOException {
    post = Post.in(folder);
    receiver = TestReceiver.start(Post.SECRET);
  }

  @AfterEach
  void close() {
    post.close();
    receiver.close();
  }

  @Test
  void our_own_gate_takes_what_we_send_and_no_copy_of_it() throws Exception {
    post.to("gate", receiver.url());
    var gate = new SignedRequests(new SecretFile(post.secretOf("gate")), InstantSource.system());
    var admissions = new CopyOnWriteArrayList<Admission>();
    receiver.answers =
        one -> {
          for (String body : List.of(one.body() + " ", one.body(), one.body())) {
            admissions.add(admit(gate, one, body));
          }
          return 204;
        };
    post.start();
    post.put("a");
    Waiting.until("delivery", () -> post.nothingWaits("gate"));

    assertThat(admissions).containsExactly(Admission.FORGED, Admission.SIGNED, Admission.REPLAYED);
  }

  private static Admission admit(SignedRequests gate, TestReceiver.Delivery one, String body) {
    try {
      return gate.admit(
          one.id(),
          one.headers().getFirst(WebhookSignature.TIMESTAMP),
          one.headers().getFirst(WebhookSignature.SIGNATURE),
          body.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_copy_of_a_delivery_is_done_by_no_receiver_a_second_time() throws Exception {
    post.to("model", receiver.url()).start();
    post.put("a");
    Waiting.until("delivery", () -> post.nothingWaits("model"));
    var first = receiver.deliveries.getFirst();
    String hourAgo = Long.toString(System.currentTimeMillis() / 1_000 - 3_600);

    replay(first, first.headers().getFirst(WebhookSignature.TIMESTAMP), "a");
    replay(first, hourAgo, "a");
    replay(first, first.headers().getFirst(WebhookSignature.TIMESTAMP), "b");

    assertThat(receiver.deliveries)
        .map(TestReceiver.Delivery::judgement)
        .containsExactly("done", "again", "old", "forged");
  }

  private void replay(TestReceiver.Delivery one, String timestamp, String id) throws Exception {
    try (var attacker = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(receiver.url())
              .header(WebhookSignature.ID, id)
              .header(WebhookSignature.TIMESTAMP, timestamp)
              .header(
                  WebhookSignature.SIGNATURE, one.headers().getFirst(WebhookSignature.SIGNATURE))
              .POST(HttpRequest.BodyPublishers.ofString(one.body()))
              .build();
      var _ = attacker.send(request, HttpResponse.BodyHandlers.discarding());
    }
  }
}
