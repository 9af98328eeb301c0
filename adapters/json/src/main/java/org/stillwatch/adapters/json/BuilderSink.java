// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.List;
import java.util.Optional;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Header;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.Usage;
import org.stillwatch.capture.build.ExchangeBuilder;

/// A sink that fingerprints at once: it hands what a line holds to the builder of room `capture`.
/// Belongs to one worker and is used again for each line.
public final class BuilderSink implements ExchangeSink {
  private static final byte[] NOTHING = new byte[0];

  private final ExchangeBuilder builder;
  private byte[] line = NOTHING;
  private Range answer = Range.NONE;
  private Range builtAnswer = Range.NONE;
  private Optional<IpPrefix> address = Optional.empty();
  private Optional<IpPrefix> builtAddress = Optional.empty();

  /// @param builder is empty again after each line
  public BuilderSink(ExchangeBuilder builder) {
    this.builder = builder;
  }

  @Override
  public void id(String id) {
    builder.id(id);
  }

  @Override
  public void timeMillis(long timeMillis) {
    builder.timeMillis(timeMillis);
  }

  @Override
  public void account(String account) {
    builder.account(account);
  }

  @Override
  public void org(String org) {
    builder.org(org);
  }

  @Override
  public void key(String key) {
    builder.key(key);
  }

  @Override
  public void user(String user) {
    builder.user(user);
  }

  @Override
  public void session(String session) {
    builder.session(session);
  }

  @Override
  public void pathway(String pathway) {
    builder.pathway(pathway);
  }

  @Override
  public void model(String model) {
    builder.model(model);
  }

  @Override
  public void operation(Operation operation) {
    builder.operation(operation);
  }

  @Override
  public void clientAddress(String address) {
    this.address = IpPrefix.parse(address);
    builder.clientAddress(address);
  }

  @Override
  public void userAgent(String userAgent) {
    builder.userAgent(userAgent);
  }

  @Override
  public void ja3(String ja3) {
    builder.ja3(ja3);
  }

  @Override
  public void ja4(String ja4) {
    builder.ja4(ja4);
  }

  @Override
  public void h2(String h2) {
    builder.h2(h2);
  }

  @Override
  public void headers(List<Header> headers, boolean ordered) {
    builder.headers(headers, ordered);
  }

  @Override
  public void request(byte[] line, int from, int to) {
    builder.request(line, from, to);
  }

  @Override
  public void responseBody(byte[] line, int from, int to) {
    this.line = line;
    answer = new Range(from, to);
    builder.responseBody(line, from, to);
  }

  @Override
  public void status(int status) {
    builder.status(status);
  }

  @Override
  public void finish(Finish finish) {
    builder.finish(finish);
  }

  @Override
  public void usage(Usage usage) {
    builder.usage(usage);
  }

  @Override
  public void latencyMillis(long latencyMillis) {
    builder.latencyMillis(latencyMillis);
  }

  @Override
  public void fingerprint(String keyId, String normaliser, Fingerprint fingerprint) {
    builder.fingerprint(keyId, normaliser, fingerprint);
  }

  @Override
  public void contentHash(long hash) {
    builder.contentHash(hash);
  }

  @Override
  public void ignoredMembers(int count) {
    builder.ignoredMembers(count);
  }

  @Override
  public Captured build() {
    builtAnswer = answer;
    answer = Range.NONE;
    builtAddress = address;
    address = Optional.empty();
    return builder.build();
  }

  /// Where the request of the line that was built last came from; empty when it does not say.
  public Optional<IpPrefix> address() {
    return builtAddress;
  }

  /// Reads the answer of the line that was built last, while its bytes are there; none when it has
  /// no answer.
  public <T> Optional<T> answer(BodyReader<T> reader) {
    return builtAnswer.known()
        ? Optional.of(reader.read(line, builtAnswer.from(), builtAnswer.to()))
        : Optional.empty();
  }
}
