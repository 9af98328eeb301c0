// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.Arrays;

/// Two responses that were made for one request, of which one was served: `twin/1`. The bodies live
/// as long as this object and are never printed.
public final class Twin {
  private final String id;
  private final String account;
  private final long timeMillis;
  private final String model;
  private final byte[] first;
  private final byte[] second;
  private final boolean servedFirst;

  Twin(
      String id,
      String account,
      long timeMillis,
      String model,
      byte[] first,
      byte[] second,
      boolean servedFirst) {
    this.id = id;
    this.account = account;
    this.timeMillis = timeMillis;
    this.model = model;
    this.first = Arrays.copyOf(first, first.length);
    this.second = Arrays.copyOf(second, second.length);
    this.servedFirst = servedFirst;
  }

  /// Id of the exchange whose response was served.
  public String id() {
    return id;
  }

  /// Who was served.
  public String account() {
    return account;
  }

  /// When.
  public long timeMillis() {
    return timeMillis;
  }

  /// The model, empty when unknown.
  public String model() {
    return model;
  }

  /// Whether the response that was made first was served.
  public boolean servedFirst() {
    return servedFirst;
  }

  /// Reads the response that was served.
  public <T> T served(BodyReader<T> reader) {
    return read(servedFirst ? first : second, reader);
  }

  /// Reads the response that was held back.
  public <T> T heldBack(BodyReader<T> reader) {
    return read(servedFirst ? second : first, reader);
  }

  private static <T> T read(byte[] body, BodyReader<T> reader) {
    return reader.read(body, 0, body.length);
  }

  /// Never a body.
  @Override
  public String toString() {
    return "Twin[" + id + "]";
  }
}
