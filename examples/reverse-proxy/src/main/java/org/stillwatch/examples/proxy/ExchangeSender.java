// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends exchanges to Stillwatch in batches, behind the requests. While Stillwatch is away or busy
/// they wait, in bounded memory; what does not fit is dropped and counted, never silently. A batch
/// may be sent twice, and Stillwatch counts an id once.
final class ExchangeSender implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExchangeSender.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final MediaType LINES = MediaType.parse("application/x-ndjson");
  private static final int MOST_LINES_AT_ONCE = 500;
  private static final int MOST_BYTES_AT_ONCE = 4 << 20;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final WebClient stillwatch;
  private final BlockingQueue<byte[]> waiting;
  private final long mostBytes;
  private final AtomicLong waitingBytes = new AtomicLong();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private final LongAdder accepted = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  /// What became of the exchanges.
  ///
  /// @param accepted are on Stillwatch's disk
  /// @param rejected were no exchanges to it
  /// @param refused came in batches that it will never take, as with a wrong key
  /// @param dropped did not fit into the queue, or were still in it at the end
  record Counts(long accepted, long rejected, long refused, long dropped) {}

  /// @param stillwatch sends the key for ingest
  /// @param mostLines how many exchanges may wait
  /// @param mostBytes how large they may be together
  ExchangeSender(WebClient stillwatch, int mostLines, long mostBytes) {
    this.stillwatch = stillwatch;
    this.waiting = new ArrayBlockingQueue<>(mostLines);
    this.mostBytes = mostBytes;
    this.thread = Thread.ofPlatform().name("exchange-sender").start(this::run);
  }

  /// Takes a line; never waits.
  void send(byte[] line) {
    long after = waitingBytes.addAndGet(line.length);
    if (closing.getCount() == 0 || after > mostBytes || !waiting.offer(line)) {
      waitingBytes.addAndGet(-line.length);
      drop(1);
    }
  }

  Counts counts() {
    return new Counts(accepted.sum(), rejected.sum(), refused.sum(), dropped.sum());
  }

  private void drop(int lines) {
    lost(dropped, lines, "dropped");
  }

  /// Warns each time the count doubles.
  private static void lost(LongAdder counter, int lines, String how) {
    counter.add(lines);
    long all = counter.sum();
    if (Long.highestOneBit(all) != Long.highestOneBit(all - lines)) {
      LOG.warn("{} exchanges {} so far", all, how);
    }
  }

  private void run() {
    try {
      boolean goingOn = true;
      while (goingOn && (closing.getCount() > 0 || !waiting.isEmpty())) {
        byte[] first = waiting.poll(200, TimeUnit.MILLISECONDS);
        goingOn = first == null || deliver(batch(first));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<byte[]> batch(byte[] first) {
    var batch = new ArrayList<byte[]>(List.of(first));
    long bytes = first.length;
    while (batch.size() < MOST_LINES_AT_ONCE && bytes < MOST_BYTES_AT_ONCE) {
      byte[] next = waiting.poll();
      if (next == null) {
        break;
      }
      batch.add(next);
      bytes += next.length;
    }
    return batch;
  }

  /// Tries until a batch is delivered or never will be; once the proxy ends, one last time.
  ///
  /// @return whether it is worth while to go on with others
  private boolean deliver(List<byte[]> batch) throws InterruptedException {
    Duration pause = SHORTEST_PAUSE;
    boolean done = isDone(batch);
    if (!done) {
      LOG.warn("Stillwatch takes no exchanges; {} wait", batch.size() + waiting.size());
    }
    while (!done && !closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
      done = isDone(batch);
    }
    done = done || isDone(batch);
    if (!done) {
      drop(batch.size());
    }
    batch.forEach(line -> waitingBytes.addAndGet(-line.length));
    return done;
  }

  private boolean isDone(List<byte[]> batch) {
    try {
      var answer = stillwatch.prepare().post("/v1/exchanges").content(LINES, joined(batch));
      return isDone(answer.execute().aggregate().join(), batch.size());
    } catch (CompletionException e) {
      return false;
    }
  }

  private boolean isDone(AggregatedHttpResponse answer, int lines) {
    int status = answer.status().code();
    if (status == 200) {
      receipt(answer.content().array());
      return true;
    }
    if (status == 429 || status >= 500) {
      return false;
    }
    lost(refused, lines, "refused (" + status + ")");
    return true;
  }

  private void receipt(byte[] body) {
    try {
      JsonNode said = JSON.readTree(body);
      accepted.add(said.path("accepted").asLong());
      said.path("rejected").forEach(reason -> rejected.add(reason.asLong()));
    } catch (IOException e) {
      LOG.warn("Stillwatch gave a receipt that is no JSON");
    }
  }

  private static byte[] joined(List<byte[]> batch) {
    var body = new ByteArrayOutputStream();
    for (byte[] line : batch) {
      body.writeBytes(line);
      body.write('\n');
    }
    return body.toByteArray();
  }

  /// Sends what waits, as long as that works, and counts the rest as dropped.
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
      var rest = new ArrayList<byte[]>();
      if (waiting.drainTo(rest) > 0) {
        drop(rest.size());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
