// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.stillwatch.base.Times;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.RejectReason;
import org.stillwatch.capture.Usage;

/// The members of one `exchange/1` as they are met; where one comes twice, the last one stands.
final class ExchangeDraft implements RecordCursor.Members {
  private static final Pattern PATHWAY =
      Pattern.compile("first-party-(?:api|app)|unknown|(?:gateway|cloud):[a-z0-9._-]{1,64}");
  private static final Map<String, Operation> OPERATIONS =
      Words.byWord(Operation.class, Words::lower);
  private static final long DAY_MILLIS = 86_400_000L;

  private final RecordCursor in;
  private final String keyId;
  private String id = "";
  private long time = Times.NONE;
  private String account = "";
  private String org = "";
  private String key = "";
  private String user = "";
  private String session = "";
  private String pathway = "";
  private String model = "";
  private Operation operation = Operation.UNKNOWN;
  private Range request = Range.NONE;
  private long latency = -1;
  private ClientDraft client;
  private ReplyDraft reply;
  private UsageDraft usage;
  private Optional<FingerprintDraft> sketch = Optional.empty();

  ExchangeDraft(RecordCursor in, String keyId) {
    this.in = in;
    this.keyId = keyId;
    this.client = new ClientDraft(in);
    this.reply = new ReplyDraft(in);
    this.usage = new UsageDraft(in);
  }

  @Override
  public boolean member(String name) throws IOException {
    switch (name) {
      case "schema" -> in.schema("stillwatch.exchange/1");
      case "id" -> id = in.requiredId(RejectReason.WRONG_FORMAT);
      case "time" -> time = in.requiredTime();
      case "account" -> account = in.requiredId(RejectReason.NO_ACCOUNT);
      case "org" -> org = in.text(RecordCursor.ID_BYTES);
      case "key" -> key = in.text(RecordCursor.ID_BYTES);
      case "user" -> user = in.text(RecordCursor.ID_BYTES);
      case "session" -> session = in.text(RecordCursor.ID_BYTES);
      case "pathway" -> pathway = in.matching(PATHWAY);
      case "model" -> model = in.text(128);
      case "operation" -> operation = in.choice(OPERATIONS, Operation.UNKNOWN);
      case "latencyMs" -> latency = in.integer(0, DAY_MILLIS);
      case "request" -> request = in.at(JsonToken.START_OBJECT) ? in.range() : Range.NONE;
      default -> {
        return nested(name);
      }
    }
    return true;
  }

  private boolean nested(String name) throws IOException {
    switch (name) {
      case "client" -> {
        client = new ClientDraft(in);
        in.object(client);
      }
      case "response" -> {
        reply = new ReplyDraft(in);
        in.object(reply);
      }
      case "usage" -> {
        usage = new UsageDraft(in);
        in.object(usage);
      }
      case "fingerprint" -> {
        sketch = Optional.empty();
        if (in.at(JsonToken.START_OBJECT)) {
          var draft = new FingerprintDraft(in);
          sketch = Optional.of(draft);
          in.object(draft);
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Why the record cannot be used although every member could be read.
  Optional<RejectReason> missing() {
    if (time == Times.NONE) {
      return Optional.of(RejectReason.NO_TIME);
    }
    if (account.isEmpty()) {
      return Optional.of(RejectReason.NO_ACCOUNT);
    }
    if (sketch.isPresent() && request.known()) {
      return Optional.of(RejectReason.WRONG_FORMAT);
    }
    return sketch.flatMap(s -> s.missing(keyId));
  }

  /// Tells a sink what is known.
  ///
  /// @param from where the line starts in the buffer
  /// @param nameless stands in for an id where the record has none
  void tell(ExchangeSink sink, byte[] buffer, int from, String nameless) {
    sink.id(id.isEmpty() ? nameless : id);
    sink.timeMillis(time);
    sink.account(account);
    ifKnown(org, sink::org);
    ifKnown(key, sink::key);
    ifKnown(user, sink::user);
    ifKnown(session, sink::session);
    ifKnown(pathway, sink::pathway);
    ifKnown(model, sink::model);
    if (operation != Operation.UNKNOWN) {
      sink.operation(operation);
    }
    client.tell(sink);
    if (request.known()) {
      sink.request(buffer, from + request.from(), from + request.to());
    }
    sketch.ifPresent(s -> s.tell(sink));
    reply.tell(sink, buffer, from);
    if (!usage.usage().equals(Usage.UNKNOWN)) {
      sink.usage(usage.usage());
    }
    if (latency >= 0) {
      sink.latencyMillis(latency);
    }
  }

  static void ifKnown(String text, Consumer<String> teller) {
    if (!text.isEmpty()) {
      teller.accept(text);
    }
  }
}
