// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.notice.Due;
import org.stillwatch.respond.notice.Outbox;
import org.stillwatch.respond.notice.Retries;

/// The way to one receiver: takes what is due for it, a few at once, and writes down what became of
/// each. It waits for nobody else's receiver.
///
/// Fails closed: without a usable secret nothing is sent, nor counted as a try. What fails before
/// it is written down is sent again, with the same id.
final class Lane {
  private final Receiver receiver;
  private final Outbox outbox;
  private final Retries retries;
  private final DeliveryLimits limits;
  private final InstantSource clock;
  private final RandomGenerator dice;
  private final WebhookCounts counts;
  private final WebhookCounts.Tally tally;
  private final Semaphore woken = new Semaphore(0);
  private final CountDownLatch stop = new CountDownLatch(1);
  private int failedTurns;

  Lane(
      Receiver receiver,
      Outbox outbox,
      Retries retries,
      DeliveryLimits limits,
      InstantSource clock,
      RandomGenerator dice,
      WebhookCounts counts) {
    this.receiver = receiver;
    this.outbox = outbox;
    this.retries = retries;
    this.limits = limits;
    this.clock = clock;
    this.dice = dice;
    this.counts = counts;
    this.tally = counts.of(receiver.name());
  }

  void wake() {
    woken.release();
  }

  void stop() {
    stop.countDown();
    woken.release();
  }

  /// Delivers until it is stopped.
  void run(Sender sender) {
    try {
      while (stop.getCount() > 0) {
        if (turnOrFail(sender) < limits.atOnce()) {
          idle();
        }
        rest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int turnOrFail(Sender sender) throws InterruptedException {
    try {
      return turn(sender);
    } catch (ConfigException e) {
      tally.hold("its secret file cannot be used");
    } catch (IOException e) {
      tally.hold("the outbox or the secret file cannot be read or written");
    } catch (RuntimeException | Error e) {
      tally.hold(e.getClass().getSimpleName());
    }
    failedTurns++;
    return 0;
  }

  /// @return how many were due
  private int turn(Sender sender) throws IOException, InterruptedException {
    counts.count(outbox, clock.millis());
    List<Due> due = outbox.due(receiver.name(), clock.millis(), limits.atOnce());
    if (due.isEmpty()) {
      return 0;
    }
    List<Outcome> outcomes = deliver(sender, due);
    for (int i = 0; i < due.size(); i++) {
      settle(due.get(i), outcomes.get(i));
    }
    failedTurns = outcomes.stream().anyMatch(Lane::isWell) ? 0 : failedTurns + 1;
    return due.size();
  }

  private List<Outcome> deliver(Sender sender, List<Due> due)
      throws IOException, InterruptedException {
    List<WebhookKey> keys = receiver.secret().keys();
    String objection = ReceiverUrl.objection(receiver.url());
    var outcomes = new ArrayList<Outcome>();
    if (!objection.isEmpty()) {
      due.forEach(_ -> outcomes.add(Outcome.silent(objection)));
      return outcomes;
    }
    var flights = new ArrayList<Flight>();
    for (Due one : due) {
      flights.add(
          Flight.start(
              sender.client(), receiver.url(), one.notice(), keys, limits, clock.millis()));
    }
    for (Flight flight : flights) {
      outcomes.add(flight.land());
    }
    return outcomes;
  }

  private static boolean isWell(Outcome outcome) {
    return !(outcome instanceof Outcome.Failed failed) || failed.health() == Outcome.Health.WELL;
  }

  private void settle(Due due, Outcome outcome) throws IOException {
    switch (outcome) {
      case Outcome.Delivered _ -> {
        outbox.delivered(due.notice().id(), receiver.name(), clock.millis());
        tally.deliver();
      }
      case Outcome.Gone gone -> giveUp(due, gone.why());
      case Outcome.Failed failed -> fail(due, failed);
    }
  }

  /// What failed because we are closing was no try.
  private void fail(Due due, Outcome.Failed failed) throws IOException {
    if (stop.getCount() == 0) {
      return;
    }
    long now = clock.millis();
    OptionalLong wait =
        retries.waitMillis(due.tries() + 1, now - due.sinceMillis(), dice.nextDouble());
    if (wait.isEmpty()) {
      giveUp(due, failed.why());
      return;
    }
    long asked = Math.min(failed.askedMillis(), retries.mostMillis());
    long until = now + Math.max(asked, wait.getAsLong());
    outbox.postpone(due.notice().id(), receiver.name(), until, failed.why());
    tally.fail(failed.why());
  }

  private void giveUp(Due due, String why) throws IOException {
    outbox.giveUp(due.notice().id(), receiver.name(), clock.millis(), why);
    tally.fail(why);
    tally.giveUp();
  }

  private void idle() throws InterruptedException {
    var _ = woken.tryAcquire(limits.idle().toMillis(), TimeUnit.MILLISECONDS);
    woken.drainPermits();
  }

  /// A receiver that fails is not asked for each of a thousand notices in the same second.
  private void rest() throws InterruptedException {
    if (failedTurns > 0) {
      Duration grown = limits.firstRest().multipliedBy(1L << Math.min(failedTurns - 1, 20));
      Duration rest = grown.compareTo(limits.longestRest()) < 0 ? grown : limits.longestRest();
      var _ = stop.await(rest.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
