// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.benchmarks.endtoend;

import java.util.List;
import org.stillwatch.adapters.json.ExchangeSink;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Header;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.Usage;

/// A sink that forgets what it is told, to time the walk over a line's JSON alone.
final class EnvelopeSink implements ExchangeSink {
  private static final Captured NOTHING = new Captured.Rejected(RejectReason.NOT_AN_EXCHANGE);

  private long told;

  /// How many lines it was told of.
  long told() {
    return told;
  }

  @Override
  public void id(String id) {}

  @Override
  public void timeMillis(long timeMillis) {}

  @Override
  public void account(String account) {}

  @Override
  public void org(String org) {}

  @Override
  public void key(String key) {}

  @Override
  public void user(String user) {}

  @Override
  public void session(String session) {}

  @Override
  public void pathway(String pathway) {}

  @Override
  public void model(String model) {}

  @Override
  public void operation(Operation operation) {}

  @Override
  public void clientAddress(String address) {}

  @Override
  public void userAgent(String userAgent) {}

  @Override
  public void ja3(String ja3) {}

  @Override
  public void ja4(String ja4) {}

  @Override
  public void h2(String h2) {}

  @Override
  public void headers(List<Header> headers, boolean ordered) {}

  @Override
  public void request(byte[] line, int from, int to) {}

  @Override
  public void responseBody(byte[] line, int from, int to) {}

  @Override
  public void status(int status) {}

  @Override
  public void finish(Finish finish) {}

  @Override
  public void usage(Usage usage) {}

  @Override
  public void latencyMillis(long latencyMillis) {}

  @Override
  public void fingerprint(String keyId, String normaliser, Fingerprint fingerprint) {}

  @Override
  public void contentHash(long hash) {}

  @Override
  public void ignoredMembers(int count) {}

  @Override
  public Captured build() {
    told++;
    return NOTHING;
  }
}
