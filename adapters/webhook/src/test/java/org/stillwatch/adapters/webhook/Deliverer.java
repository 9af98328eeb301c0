// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/// A process that delivers what stands in the outbox of a folder until it is killed.
final class Deliverer {
  private Deliverer() {}

  /// Runs it.
  ///
  /// @param args folder, URL of the receiver
  public static void main(String[] args) throws Exception {
    var post = Post.in(Path.of(args[0])).to("model", URI.create(args[1]));
    var deliveries = post.start();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      deliveries.wake();
    }
    Thread.sleep(Duration.ofMinutes(5));
  }
}
