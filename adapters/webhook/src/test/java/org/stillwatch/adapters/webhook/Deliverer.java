// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.net.URI;
import java.nio.file.Path;

/// A process that delivers what stands in the outbox of a folder until it is killed, or its parent
/// is.
final class Deliverer {
  private Deliverer() {}

  /// Runs it.
  ///
  /// @param args folder, URL of the receiver
  public static void main(String[] args) throws Exception {
    var post = Post.in(Path.of(args[0])).to("model", URI.create(args[1]));
    var deliveries = post.start();
    while (System.in.read() >= 0) {
      deliveries.wake();
    }
  }
}
