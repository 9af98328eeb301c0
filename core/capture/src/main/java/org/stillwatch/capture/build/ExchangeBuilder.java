// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.build;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Hash64;
import org.stillwatch.capture.Captured;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Header;
import org.stillwatch.capture.Limits;
import org.stillwatch.capture.Normaliser;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.Reply;
import org.stillwatch.capture.Usage;
import org.stillwatch.capture.body.AnswerMarks;
import org.stillwatch.capture.body.AnswerReader;
import org.stillwatch.capture.body.BrokenBody;
import org.stillwatch.capture.body.RequestMarks;
import org.stillwatch.capture.body.RequestReader;

/// Builds the observation of one exchange from what an adapter found in a record: values are handed
/// over, bodies as bytes, and everything is hashed or counted at once, so that no text outlives
/// [#build]. A member that is absent is simply not handed over, and then unknown.
///
/// Belongs to one worker and is used again: [#build] empties it. The first fault decides; whatever
/// is handed over after it is ignored.
public final class ExchangeBuilder {
  /// 2015-01-01T00:00:00Z, the first time that is accepted.
  static final long EARLIEST_MILLIS = 1_420_070_400_000L;

  /// 2100-01-01T00:00:00Z, the first time that is not.
  static final long LATEST_MILLIS = 4_102_444_800_000L;

  private static final long UNSET = Long.MIN_VALUE;
  private static final long MOST_TOKENS = 1_000_000_000L;
  private static final long DAY_MILLIS = 86_400_000L;

  private final Capture capture;
  private final Limits limits;
  private final HeaderSet headerSets = new HeaderSet();
  private final RequestReader requests;
  private final AnswerReader answers;

  private @Nullable RejectReason fault;
  private String id = "";
  private long timeMillis = UNSET;
  private String account = "";
  private long org;
  private long key;
  private String user = "";
  private String session = "";
  private String pathway = Pathways.UNKNOWN;
  private String model = "";
  private Operation operation = Operation.UNKNOWN;
  private long address;
  private long network;
  private long userAgent;
  private long ja3;
  private long ja4;
  private long h2;
  private long headerSet;
  private int status;
  private Finish finish = Finish.UNKNOWN;
  private long latencyMillis = -1;
  private Usage usage = Usage.UNKNOWN;
  private @Nullable Fingerprint sketch;
  private @Nullable RequestMarks request;
  private @Nullable AnswerMarks answer;
  private long contentHash;
  private int ignoredMembers;

  ExchangeBuilder(Capture capture) {
    this.capture = capture;
    limits = capture.limits();
    requests = new RequestReader(capture.texts(), limits);
    answers = new AnswerReader(capture.texts(), limits);
  }

  /// Stable id of the record, at most 256 bytes; without one, the content hash stands in.
  public ExchangeBuilder id(String value) {
    id = checked(value, limits.idBytes());
    return this;
  }

  /// Start of the request in milliseconds since the epoch; outside 2015 to 2100 it is `bad-time`.
  public ExchangeBuilder timeMillis(long value) {
    timeMillis = value;
    return value >= EARLIEST_MILLIS && value < LATEST_MILLIS ? this : fault(RejectReason.BAD_TIME);
  }

  /// Holder of the credential, 1 to 256 bytes.
  public ExchangeBuilder account(String value) {
    account = checked(value, limits.idBytes());
    return this;
  }

  /// The tenant, at most 256 bytes.
  public ExchangeBuilder org(String value) {
    org = capture.opaque(checked(value, limits.idBytes()));
    return this;
  }

  /// The API key's id, at most 256 bytes; never the secret.
  public ExchangeBuilder key(String value) {
    key = capture.opaque(checked(value, limits.idBytes()));
    return this;
  }

  /// The end user as named by the caller, at most 256 bytes; else what the request body says.
  public ExchangeBuilder user(String value) {
    user = checked(value, limits.idBytes());
    return this;
  }

  /// The conversation, at most 256 bytes; else what the request body says.
  public ExchangeBuilder session(String value) {
    session = checked(value, limits.idBytes());
    return this;
  }

  /// The way in; a name outside the vocabulary is `unknown`.
  public ExchangeBuilder pathway(String value) {
    pathway = Pathways.checked(value);
    return this;
  }

  /// The model's name, at most 128 bytes; else what the bodies say.
  public ExchangeBuilder model(String value) {
    model = checked(value, limits.modelBytes());
    return this;
  }

  /// Kind of endpoint.
  public ExchangeBuilder operation(Operation value) {
    operation = value;
    return this;
  }

  /// Address of the caller as text; malformed is unknown.
  public ExchangeBuilder clientAddress(String value) {
    address = capture.address(value);
    network = capture.network(value);
    return this;
  }

  /// User agent, at most 1,024 bytes.
  public ExchangeBuilder userAgent(String value) {
    userAgent = capture.opaque(checked(value, limits.textBytes()));
    return this;
  }

  /// JA3 fingerprint of the TLS hello; used when no JA4 is known.
  public ExchangeBuilder ja3(String value) {
    ja3 = capture.opaque(checked(value, limits.textBytes()));
    return this;
  }

  /// JA4 fingerprint of the TLS hello.
  public ExchangeBuilder ja4(String value) {
    ja4 = capture.opaque(checked(value, limits.textBytes()));
    return this;
  }

  /// HTTP/2 fingerprint; used when neither JA4 nor JA3 is known.
  public ExchangeBuilder h2(String value) {
    h2 = capture.opaque(checked(value, limits.textBytes()));
    return this;
  }

  /// The headers as seen at the edge. Those that may hold a secret are dropped before anything is
  /// kept.
  ///
  /// @param ordered whether the list is in wire order; [Client] holds no order yet, so both mean
  ///   the set
  public ExchangeBuilder headers(List<Header> values, boolean ordered) {
    headerSet = headerSets.hash(values, capture.ids());
    return this;
  }

  /// The provider's request body: the JSON object in the bytes from `from` to before `to`, which
  /// are read at once and not kept. Not together with [#fingerprint].
  public ExchangeBuilder request(byte[] line, int from, int to) {
    return switch (requests.read(line, from, to)) {
      case RequestMarks marks -> {
        request = marks;
        yield sketch == null ? this : fault(RejectReason.WRONG_FORMAT);
      }
      case BrokenBody broken -> fault(broken.reason());
    };
  }

  /// The provider's answer: any JSON in the bytes from `from` to before `to`, which are read at
  /// once and not kept. One that cannot be read is unknown.
  public ExchangeBuilder responseBody(byte[] line, int from, int to) {
    answer = answers.read(line, from, to) instanceof AnswerMarks marks ? marks : null;
    return this;
  }

  /// HTTP status; outside 100 to 599 it is `bad-number`.
  public ExchangeBuilder status(int value) {
    status = value;
    return value >= 100 && value <= 599 ? this : fault(RejectReason.BAD_NUMBER);
  }

  /// Why the answer ended.
  public ExchangeBuilder finish(Finish value) {
    finish = value;
    return this;
  }

  /// Token counts, -1 for each that is unknown; above 10^9 it is `bad-number`.
  public ExchangeBuilder usage(Usage value) {
    usage = value;
    boolean valid =
        tokens(value.input())
            && tokens(value.output())
            && tokens(value.reasoning())
            && tokens(value.cached());
    return valid ? this : fault(RejectReason.BAD_NUMBER);
  }

  /// Milliseconds from the request to the last byte; outside a day it is `bad-number`.
  public ExchangeBuilder latencyMillis(long value) {
    latencyMillis = value;
    return value >= 0 && value <= DAY_MILLIS ? this : fault(RejectReason.BAD_NUMBER);
  }

  /// Sketch mode: what a producer that ships no text computed, under our key and version. Not
  /// together with [#request].
  public ExchangeBuilder fingerprint(Fingerprint value) {
    sketch = value;
    boolean valid = request == null && FingerprintCheck.valid(value);
    return valid ? this : fault(RejectReason.WRONG_FORMAT);
  }

  /// Sketch mode with the names that came with the fingerprint: another key is `wrong-key`, another
  /// version of the normaliser `wrong-format`.
  public ExchangeBuilder fingerprint(String keyId, String normaliser, Fingerprint value) {
    if (!keyId.equals(capture.keyId())) {
      return fault(RejectReason.WRONG_KEY);
    }
    return normaliser.equals(Normaliser.VERSION)
        ? fingerprint(value)
        : fault(RejectReason.WRONG_FORMAT);
  }

  /// Keyed hash of the record's bytes.
  public ExchangeBuilder contentHash(long value) {
    contentHash = value;
    return this;
  }

  /// Members of the record that nobody reads.
  public ExchangeBuilder ignoredMembers(int value) {
    ignoredMembers = value;
    return this;
  }

  /// The observation, or why there is none. The builder is empty afterwards.
  public Captured build() {
    try {
      RejectReason reason = fault != null ? fault : missing();
      return reason == null
          ? new Captured.Used(observation(), contentHash, ignoredMembers)
          : new Captured.Rejected(reason);
    } finally {
      clear();
    }
  }

  private @Nullable RejectReason missing() {
    if (account.isEmpty()) {
      return RejectReason.NO_ACCOUNT;
    }
    if (timeMillis == UNSET) {
      return RejectReason.NO_TIME;
    }
    return id.isEmpty() && contentHash == Hash64.UNKNOWN ? RejectReason.WRONG_FORMAT : null;
  }

  private Observation observation() {
    return new Observation(
        id.isEmpty() ? Hash64.text(contentHash) : id,
        pathway,
        timeMillis,
        new AccountId(account),
        org,
        key,
        capture.opaque(user.isEmpty() && request != null ? fitting(request.user()) : user),
        capture.opaque(session.isEmpty() && request != null ? fitting(request.session()) : session),
        model(),
        operation,
        new Client(address, network, userAgent, tls(), headerSet),
        Fingerprints.of(sketch, request, answer),
        new Reply(status, finish, latencyMillis),
        usage);
  }

  private String model() {
    if (model.isEmpty() && answer != null) {
      model = fitting(answer.model());
    }
    return model.isEmpty() && request != null ? fitting(request.model()) : model;
  }

  private String fitting(String value) {
    return value.length() <= limits.modelBytes() ? value : "";
  }

  private long tls() {
    long hello = ja4 == Hash64.UNKNOWN ? ja3 : ja4;
    return hello == Hash64.UNKNOWN ? h2 : hello;
  }

  private String checked(String value, int mostBytes) {
    boolean fits =
        value.length() <= mostBytes
            && (value.length() * 3 <= mostBytes
                || value.getBytes(StandardCharsets.UTF_8).length <= mostBytes);
    if (!fits) {
      fault(RejectReason.TOO_LONG);
      return "";
    }
    return value;
  }

  private static boolean tokens(long count) {
    return count >= -1 && count <= MOST_TOKENS;
  }

  private ExchangeBuilder fault(RejectReason reason) {
    fault = fault == null ? reason : fault;
    return this;
  }

  private void clear() {
    fault = null;
    id = "";
    timeMillis = UNSET;
    account = "";
    org = 0;
    key = 0;
    user = "";
    session = "";
    pathway = Pathways.UNKNOWN;
    model = "";
    operation = Operation.UNKNOWN;
    address = 0;
    network = 0;
    userAgent = 0;
    ja3 = 0;
    ja4 = 0;
    h2 = 0;
    headerSet = 0;
    status = 0;
    finish = Finish.UNKNOWN;
    latencyMillis = -1;
    usage = Usage.UNKNOWN;
    sketch = null;
    request = null;
    answer = null;
    contentHash = 0;
    ignoredMembers = 0;
  }

  /// Never a value of the record.
  @Override
  public String toString() {
    return "ExchangeBuilder";
  }
}
