// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/// Sends requests at their times, whether or not earlier ones were answered, and measures from the
/// time at which each was due. One thread that never sleeps: the delay of a timer would be counted
/// as the server's.
final class OpenLoop {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final InetSocketAddress address;
  private final int connections;
  private final IntFunction<ByteBuffer> requests;
  private final Answers answers;
  private final Pace pace;
  private long dropped;

  /// How requests follow each other.
  enum Pace {
    /// Each at its time; it never sleeps.
    MEASURED,
    /// The same, but it sleeps meanwhile: for traffic whose times do not matter.
    RESTING,
    /// The same, but one for which no connection is free is only counted: no client has more
    /// connections than it can hold.
    DROPPING,
    /// Each connection sends its next one when it has the answer to the one before, whatever the
    /// rate.
    IN_TURN
  }

  /// Hears of answers.
  interface Answers {
    /// Hears of one answer.
    ///
    /// @param nanos since the request was due
    void heard(long nanos, int status, String body);
  }

  /// Sends nothing yet.
  ///
  /// @param connections on which requests take turns
  /// @param requests the bytes of the request with a number, valid until the next call
  OpenLoop(
      InetSocketAddress address,
      int connections,
      IntFunction<ByteBuffer> requests,
      Answers answers,
      Pace pace) {
    this.address = address;
    this.connections = connections;
    this.requests = requests;
    this.answers = answers;
    this.pace = pace;
  }

  /// Requests that were not sent.
  long dropped() {
    return dropped;
  }

  /// Sends for a time and waits for what is open.
  ///
  /// @param perSecond requests
  /// @return requests that were never answered
  long run(double perSecond, long nanos) throws IOException {
    var wires = new ArrayList<Wire>();
    try (var selector = Selector.open()) {
      for (int i = 0; i < connections; i++) {
        wires.add(new Wire(address, selector, answers));
      }
      if (pace == Pace.IN_TURN) {
        takeTurns(nanos, selector, wires);
      } else {
        send(perSecond, nanos, selector, wires);
      }
      long until = System.nanoTime() + PATIENCE_NANOS;
      while (open(wires) > 0 && System.nanoTime() < until) {
        turn(selector);
      }
      return open(wires);
    } finally {
      for (Wire wire : wires) {
        wire.close();
      }
    }
  }

  private void send(double perSecond, long nanos, Selector selector, List<Wire> wires)
      throws IOException {
    long start = System.nanoTime();
    long count = Math.round(perSecond * nanos / 1e9);
    for (int sent = 0; sent < count; ) {
      long due = start + Math.round(sent * 1e9 / perSecond);
      if (System.nanoTime() >= due) {
        var wire =
            pace == Pace.DROPPING ? free(wires) : Optional.of(wires.get(sent % wires.size()));
        if (wire.isPresent()) {
          wire.get().send(requests.apply(sent), due);
        } else {
          dropped++;
        }
        sent++;
      }
      turn(selector);
    }
  }

  private static Optional<Wire> free(List<Wire> wires) {
    return wires.stream().filter(wire -> wire.open() == 0).findFirst();
  }

  private void takeTurns(long nanos, Selector selector, List<Wire> wires) throws IOException {
    long until = System.nanoTime() + nanos;
    for (int sent = 0; System.nanoTime() < until; ) {
      for (Wire wire : wires) {
        if (wire.open() == 0) {
          wire.send(requests.apply(sent++), System.nanoTime());
        }
      }
      turn(selector);
    }
  }

  private void turn(Selector selector) throws IOException {
    if (pace == Pace.MEASURED) {
      selector.selectNow(key -> ((Wire) key.attachment()).turn());
    } else {
      selector.select(key -> ((Wire) key.attachment()).turn(), 1);
    }
  }

  private static long open(List<Wire> wires) {
    return wires.stream().mapToLong(Wire::open).sum();
  }
}
