// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import java.util.List;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Header;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.Usage;

/// The receiver of one exchange, field by field. Only what is known is told, each thing at most
/// once, and [#build] comes last. Byte ranges belong to the reader and are good until then.
public interface ExchangeSink {
  void id(String id);

  void timeMillis(long timeMillis);

  void account(String account);

  void org(String org);

  void key(String key);

  void user(String user);

  void session(String session);

  void pathway(String pathway);

  void model(String model);

  void operation(Operation operation);

  void clientAddress(String address);

  void userAgent(String userAgent);

  void ja3(String ja3);

  void ja4(String ja4);

  void h2(String h2);

  /// The headers that were recorded, maybe none.
  ///
  /// @param ordered whether the order is that of the wire
  void headers(List<Header> headers, boolean ordered);

  /// The provider's request body as it was sent: one JSON object.
  void request(byte[] line, int from, int to);

  /// The provider's answer: any JSON value.
  void responseBody(byte[] line, int from, int to);

  void status(int status);

  void finish(Finish finish);

  void usage(Usage usage);

  void latencyMillis(long latencyMillis);

  /// What a producer in sketch mode sends in place of a request.
  ///
  /// @param keyId name of the key under which it was made
  /// @param normaliser version of skeleton and segmentation
  void fingerprint(String keyId, String normaliser, Fingerprint fingerprint);

  /// Keyed hash of the record's bytes.
  void contentHash(long hash);

  void ignoredMembers(int count);

  /// What became of the record.
  Captured build();
}
