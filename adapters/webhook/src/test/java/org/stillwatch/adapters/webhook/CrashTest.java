// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
  @Test
  void a_killed_service_delivers_everything_after_its_restart_with_the_same_ids(
      @TempDir Path folder) throws Exception {
    List<String> ids = IntStream.range(0, 40).mapToObj(i -> "n" + i).toList();
    var hold = new CountDownLatch(1);
    try (var receiver = TestReceiver.start(Post.SECRET);
        var post = Post.in(folder).to("model", receiver.url())) {
      for (String id : ids) {
        post.put(id);
      }
      receiver.answers =
          _ -> {
            if (receiver.deliveries.size() >= 10) {
              await(hold);
            }
            return 200;
          };
      Process child = start(folder, receiver);
      try {
        Waiting.until("some deliveries", () -> receiver.deliveries.size() >= 10);
      } finally {
        child.destroyForcibly().waitFor(); // SIGKILL, with answers on their way
      }
      hold.countDown();

      post.start();
      Waiting.until("all", () -> post.nothingWaits("model"));

      assertThat(receiver.accepted()).containsExactlyInAnyOrderElementsOf(ids);
      assertThat(receiver.ids("again")).hasSizeLessThanOrEqualTo(8);
      assertThat(receiver.ids("forged")).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Process start(Path folder, TestReceiver receiver) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Deliverer.class.getName(),
            folder.toString(),
            receiver.url().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
