// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.ledger;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.ServedText;
import org.stillwatch.capture.body.AnswerReader;
import org.stillwatch.capture.body.RecordTexts;
import org.stillwatch.capture.build.Capture;
import org.stillwatch.trace.canary.Recurrence;

/// Fingerprints of answers and of texts that may be such answers. The text lives in here and no
/// longer than a call. For one thread.
public final class ServedReader {
  private static final long[] NONE = new long[0];

  private final Function<ServedText, long[]> prints;
  private final List<Recurrence> canaries;
  private final AnswerReader answers;
  private final RecordTexts records;
  private final KeyedHash ids;

  /// A reader that keeps the fingerprints of a ledger.
  ///
  /// @param key of the deployment
  public ServedReader(FingerprintKey key) {
    this(key, List.of());
  }

  /// A reader that also looks for canaries in records and texts.
  public ServedReader(FingerprintKey key, List<Recurrence> canaries) {
    this(key, new Shingles(key)::of, canaries);
  }

  private ServedReader(
      FingerprintKey key, Function<ServedText, long[]> prints, List<Recurrence> canaries) {
    this.prints = prints;
    this.canaries = List.copyOf(canaries);
    var capture = new Capture(key);
    answers = capture.answers();
    records = capture.records();
    ids = key.hash("responses");
  }

  /// A reader that keeps every eight words in a row: for text that is to be left out.
  public static ServedReader ofEvery(FingerprintKey key) {
    return new ServedReader(key, new Shingles(key)::every, List.of());
  }

  /// Fingerprints of the body of a response, as the provider sent it, ascending; none when it holds
  /// no text.
  public long[] answer(byte[] body, int from, int to) {
    return answers.served(body, from, to).map(prints).orElse(NONE);
  }

  /// Fingerprints of all texts of a JSON record, ascending; empty when it cannot be read.
  public Optional<long[]> record(byte[] json, int from, int to) {
    return records.read(json, from, to).map(this::read);
  }

  /// The name of a response in the ledger: a keyed hash of its account and its id.
  public long response(String account, String id) {
    return ids.of(account.length() + ":" + account + id);
  }

  /// Fingerprints of a text, ascending.
  public long[] text(String text) {
    return read(new ServedText(text));
  }

  private long[] read(ServedText text) {
    canaries.forEach(c -> c.add(text));
    return prints.apply(text);
  }
}
