// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.stillwatch.respond.notice.Outbox;
import org.stillwatch.respond.notice.Retries;

/// Delivers what waits in an outbox, in the background, each receiver on a thread of its own.
///
/// Each notice reaches its receivers at least once, whatever crashes in between, always with the
/// same id and body; order is not promised, and a receiver goes by the times in the bodies. Fails
/// closed for the notice: it counts as delivered once the receiver answered 2xx and the outbox has
/// that, and else it waits. Fails open for the service: no receiver can stop or delay anything but
/// its own deliveries, and no answer of one is kept, shown or logged. Two services on one outbox
/// would send everything twice.
///
/// No redirect is followed, no proxy, cookie or password is used, and only HTTP/1.1 is spoken.
public final class Deliveries implements AutoCloseable {
  private final WebhookCounts counts;
  private final DeliveryLimits limits;
  private final Sender sender;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private Deliveries(
      Outbox outbox,
      Receivers receivers,
      Retries retries,
      DeliveryLimits limits,
      InstantSource clock,
      RandomGenerator dice) {
    this.limits = limits;
    counts = new WebhookCounts(receivers.all().stream().map(Receiver::name).toList());
    sender = new Sender(limits.connect());
    for (Receiver receiver : receivers.all()) {
      var lane = new Lane(receiver, outbox, retries, limits, clock, dice, counts);
      lanes.add(lane);
      threads.add(
          Thread.ofPlatform()
              .name("webhook-" + receiver.name())
              .daemon()
              .unstarted(() -> lane.run(sender)));
    }
  }

  /// Prepares the deliveries; nothing is sent before [#start].
  ///
  /// @param dice spreads retries; used from several threads
  public static Deliveries open(
      Outbox outbox,
      Receivers receivers,
      Retries retries,
      InstantSource clock,
      RandomGenerator dice) {
    return open(outbox, receivers, retries, DeliveryLimits.DEFAULT, clock, dice);
  }

  static Deliveries open(
      Outbox outbox,
      Receivers receivers,
      Retries retries,
      DeliveryLimits limits,
      InstantSource clock,
      RandomGenerator dice) {
    return new Deliveries(outbox, receivers, retries, limits, clock, dice);
  }

  /// Begins to deliver.
  public void start() {
    threads.forEach(Thread::start);
  }

  /// Says that something was put: it is looked for at once, and not within a second.
  public void wake() {
    lanes.forEach(Lane::wake);
  }

  /// What became of deliveries.
  public WebhookCounts counts() {
    return counts;
  }

  Sender sender() {
    return sender;
  }

  /// Waits some seconds for what is on its way, breaks off the rest, which stays in the outbox as
  /// it was, and ends. The outbox is closed after this, not before.
  @Override
  public void close() {
    lanes.forEach(Lane::stop);
    try {
      long endNanos = System.nanoTime() + limits.closing().toNanos();
      for (Thread thread : threads) {
        var _ = thread.isAlive() && thread.join(left(endNanos));
      }
      sender.breakOff();
      for (Thread thread : threads) {
        var _ = thread.isAlive() && thread.join(limits.answer());
      }
    } catch (InterruptedException e) {
      sender.breakOff();
      Thread.currentThread().interrupt();
    }
  }

  private static Duration left(long endNanos) {
    return Duration.ofNanos(Math.max(1, endNanos - System.nanoTime()));
  }
}
