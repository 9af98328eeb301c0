// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.base.Hash64;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.base.KeyedHash;
import org.stillwatch.capture.Limits;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.body.AnswerReader;
import org.stillwatch.capture.body.RecordTexts;
import org.stillwatch.capture.body.RecordTurns;
import org.stillwatch.capture.text.Cue;
import org.stillwatch.capture.text.TextFingerprinter;

/// Everything that turns records into observations under one fingerprint key. Immutable, so all
/// workers share it; each of them asks for a builder of its own.
public final class Capture {
  private final String keyId;
  private final Limits limits;
  private final KeyedHash ids;
  private final TextFingerprinter texts;

  /// @param key the deployment's key
  /// @param limits how much of a record is read
  /// @param identityPatterns phrases by which a prompt claims to be another product; the operator's
  ///   own list, empty by default
  public Capture(FingerprintKey key, Limits limits, List<String> identityPatterns) {
    this.keyId = key.keyId();
    this.limits = limits;
    ids = key.hash("ids");
    texts =
        new TextFingerprinter(
            key.hash("text"), identityPatterns.stream().map(Capture::identity).toList());
  }

  /// With the limits of `contracts.md` and no identity patterns.
  public Capture(FingerprintKey key) {
    this(key, Limits.DEFAULT, List.of());
  }

  /// A builder for the records of one worker, one after the other.
  public ExchangeBuilder exchange() {
    return new ExchangeBuilder(this);
  }

  /// A reader of answers for one worker.
  public AnswerReader answers() {
    return new AnswerReader(texts, limits);
  }

  /// A reader of records of unknown layout for one worker.
  public RecordTexts records() {
    return new RecordTexts(limits);
  }

  /// A reader of who says what in records of unknown layout for one worker.
  public RecordTurns turns() {
    return new RecordTurns(limits);
  }

  /// Keyed hash of an opaque id, zero for an empty one. Ids of several kinds are told apart by the
  /// channel in which they are compared, not by their hash.
  public long opaque(String id) {
    return id.isEmpty() ? Hash64.UNKNOWN : ids.of(id);
  }

  /// Keyed hash of the bytes of a record, which tells repeats from conflicts.
  public long contentHash(byte[] line, int from, int to) {
    return ids.of(line, from, to - from);
  }

  /// Keyed hash of an exact address, zero when the text is none.
  public long address(String text) {
    return IpPrefix.parse(text).map(this::hash).orElse(Hash64.UNKNOWN);
  }

  /// Keyed hash of the /24 or /48 around an address, zero when the text is none.
  public long network(String text) {
    return IpPrefix.parse(text).map(IpPrefix::site).map(this::hash).orElse(Hash64.UNKNOWN);
  }

  /// Keyed hashes of every /24 or /48 inside a network.
  ///
  /// @param cidr an address or a network
  /// @return empty when the text is none
  /// @throws IllegalArgumentException when it holds more than 65,536 of them
  public Set<Long> networksIn(String cidr) {
    return IpPrefix.parse(cidr)
        .map(p -> p.sites().map(this::hash).collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }

  /// Whether the value of a header is looked at, and not its name only: it names a library.
  public static boolean headerValueCounts(String name) {
    return HeaderSet.valueCounts(name);
  }

  /// The public name of the key, for outputs and sketches.
  public String keyId() {
    return keyId;
  }

  Limits limits() {
    return limits;
  }

  KeyedHash ids() {
    return ids;
  }

  TextFingerprinter texts() {
    return texts;
  }

  private long hash(IpPrefix prefix) {
    return ids.ofWords(prefix.high(), prefix.low(), prefix.length());
  }

  private static Cue identity(String phrase) {
    return new Cue(phrase, Optional.empty(), Optional.of(RequestForm.IDENTITY_CONFUSION));
  }
}
