// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Header;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.Usage;

/// A sink that writes down what it is told, in order.
final class ToldExchange implements ExchangeSink {
  /// What [#build] returns, so that a test sees whether it was asked.
  static final Captured BUILT = new Captured.Rejected(RejectReason.UNASSEMBLED);

  final Map<String, Object> told = new LinkedHashMap<>();
  final List<String> twice = new ArrayList<>();

  private void tell(String name, Object value) {
    if (told.put(name, value) != null) {
      twice.add(name);
    }
  }

  private static String text(byte[] line, int from, int to) {
    return new String(line, from, to - from, UTF_8);
  }

  @Override
  public void id(String id) {
    tell("id", id);
  }

  @Override
  public void timeMillis(long timeMillis) {
    tell("time", timeMillis);
  }

  @Override
  public void account(String account) {
    tell("account", account);
  }

  @Override
  public void org(String org) {
    tell("org", org);
  }

  @Override
  public void key(String key) {
    tell("key", key);
  }

  @Override
  public void user(String user) {
    tell("user", user);
  }

  @Override
  public void session(String session) {
    tell("session", session);
  }

  @Override
  public void pathway(String pathway) {
    tell("pathway", pathway);
  }

  @Override
  public void model(String model) {
    tell("model", model);
  }

  @Override
  public void operation(Operation operation) {
    tell("operation", operation);
  }

  @Override
  public void clientAddress(String address) {
    tell("ip", address);
  }

  @Override
  public void userAgent(String userAgent) {
    tell("userAgent", userAgent);
  }

  @Override
  public void ja3(String ja3) {
    tell("ja3", ja3);
  }

  @Override
  public void ja4(String ja4) {
    tell("ja4", ja4);
  }

  @Override
  public void h2(String h2) {
    tell("h2", h2);
  }

  @Override
  public void headers(List<Header> headers, boolean ordered) {
    tell(ordered ? "headers in wire order" : "headers as a set", headers);
  }

  @Override
  public void request(byte[] line, int from, int to) {
    tell("request", text(line, from, to));
  }

  @Override
  public void responseBody(byte[] line, int from, int to) {
    tell("body", text(line, from, to));
  }

  @Override
  public void status(int status) {
    tell("status", status);
  }

  @Override
  public void finish(Finish finish) {
    tell("finish", finish);
  }

  @Override
  public void usage(Usage usage) {
    tell("usage", usage);
  }

  @Override
  public void latencyMillis(long latencyMillis) {
    tell("latency", latencyMillis);
  }

  @Override
  public void fingerprint(String keyId, String normaliser, Fingerprint fingerprint) {
    tell("normaliser", normaliser);
    tell("fingerprint", fingerprint);
  }

  @Override
  public void contentHash(long hash) {
    tell("hash", hash);
  }

  @Override
  public void ignoredMembers(int count) {
    tell("ignored", count);
  }

  @Override
  public Captured build() {
    return BUILT;
  }
}
