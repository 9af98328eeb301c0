// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.stillwatch.base.Utf8;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.limit.Rate;
import org.stillwatch.respond.limit.Wanted;

/// A question as it is sent. Unknown members are passed over.
///
/// @param account id of the account, 1 to 256 bytes
/// @param key id of the key with which it comes, up to 256 bytes; empty when nothing is said
/// @param stage what is asked about; a request when nothing is said
/// @param registration JSON of the facts of a registration, empty when there are none
/// @param wanted what a request will use
record DecideRequest(String account, String key, Stage stage, String registration, Wanted wanted) {
  private static final int LONGEST_ID = 256;

  /// Always UTF-8, as JSON between programs is (RFC 8259, 8.1): in a guessed encoding nobody knows
  /// at which byte a registration begins.
  static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CHARSET_DETECTION)
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(64).build())
          .build();

  /// Asks it.
  ///
  /// @throws IllegalArgumentException when the registration cannot be read as `account/1`
  Decision ask(Decider decider) {
    return decider.decide(stage, account, key, registration, wanted);
  }

  /// The question; empty when it is none.
  static Optional<DecideRequest> read(byte[] body) {
    try (JsonParser in = JSON.createParser(body)) {
      return in.nextToken() == JsonToken.START_OBJECT ? read(in, body) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<DecideRequest> read(JsonParser in, byte[] body) throws IOException {
    String account = "";
    String key = "";
    boolean isKey = true;
    String stage = Stage.REQUEST.word();
    String registration = "";
    String topic = "";
    boolean isTopic = true;
    long tokens = 0;
    long usdCents = 0;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      switch (name) {
        case "account" -> account = value == JsonToken.VALUE_STRING ? in.getText() : "";
        case "key" -> {
          isKey = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NULL;
          key = value == JsonToken.VALUE_STRING ? in.getText() : "";
          in.skipChildren();
        }
        case "stage" -> stage = value == JsonToken.VALUE_STRING ? in.getText() : "";
        case "registration" -> registration = raw(in, body);
        case "topic" -> {
          isTopic = value == JsonToken.VALUE_STRING;
          topic = isTopic ? in.getText() : "";
          in.skipChildren();
        }
        case "tokens" -> tokens = number(in, value);
        case "usdCents" -> usdCents = number(in, value);
        default -> in.skipChildren();
      }
    }
    if (in.nextToken() != null
        || !isAccount(account)
        || !isKey
        || isNoId(key)
        || !isTopic
        || tokens < 0
        || usdCents < 0) {
      return Optional.empty();
    }
    return of(account, key, stage, registration, new Wanted(topic, tokens, usdCents));
  }

  /// A whole number that a use can have, however it is written; -1 when it is none.
  private static long number(JsonParser in, JsonToken value) throws IOException {
    if (!value.isNumeric()) {
      in.skipChildren();
      return -1;
    }
    // a double holds every whole number of that size
    double number = in.getDoubleValue();
    return number >= 0 && number <= Rate.MOST_UNITS && number == Math.rint(number)
        ? (long) number
        : -1;
  }

  private static Optional<DecideRequest> of(
      String account, String key, String stage, String registration, Wanted wanted) {
    for (Stage known : Stage.values()) {
      if (known.word().equals(stage)) {
        return Optional.of(new DecideRequest(account, key, known, registration, wanted));
      }
    }
    return Optional.empty();
  }

  /// Whether a text can be the id of an account.
  static boolean isAccount(String id) {
    return !id.isEmpty() && !isNoId(id);
  }

  /// The id of a key, or that it is not known.
  static String known(String key) {
    return isNoId(key) ? "" : key;
  }

  /// Whether a text is longer than an id, or has half a character: records refuse such an id, too.
  static boolean isNoId(String id) {
    int bytes = Utf8.length(id);
    return bytes < 0 || bytes > LONGEST_ID;
  }

  private static String raw(JsonParser in, byte[] body) throws IOException {
    int from = (int) in.currentTokenLocation().getByteOffset();
    in.skipChildren();
    in.finishToken();
    int to = (int) in.currentLocation().getByteOffset();
    return new String(body, from, to - from, StandardCharsets.UTF_8);
  }
}
