// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.stillwatch.respond.Stage;

/// A question as it is sent. Unknown members are passed over.
///
/// @param account id of the account, 1 to 256 bytes
/// @param stage what is asked about; a request when nothing is said
/// @param registration JSON of the facts of a registration, empty when there are none
record DecideRequest(String account, Stage stage, String registration) {
  private static final int LONGEST_ID = 256;
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(64).maxNumberLength(64).build())
          .build();

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
    String stage = Stage.REQUEST.word();
    String registration = "";
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      JsonToken value = in.nextToken();
      switch (name) {
        case "account" -> account = value == JsonToken.VALUE_STRING ? in.getText() : "";
        case "stage" -> stage = value == JsonToken.VALUE_STRING ? in.getText() : "";
        case "registration" -> registration = raw(in, body);
        default -> in.skipChildren();
      }
    }
    if (in.nextToken() != null || !isAccount(account)) {
      return Optional.empty();
    }
    return of(account, stage, registration);
  }

  private static Optional<DecideRequest> of(String account, String stage, String registration) {
    for (Stage known : Stage.values()) {
      if (known.word().equals(stage)) {
        return Optional.of(new DecideRequest(account, known, registration));
      }
    }
    return Optional.empty();
  }

  /// Whether a text can be the id of an account.
  static boolean isAccount(String id) {
    return !id.isEmpty() && !tooLong(id);
  }

  private static boolean tooLong(String id) {
    return id.length() > LONGEST_ID || id.getBytes(StandardCharsets.UTF_8).length > LONGEST_ID;
  }

  private static String raw(JsonParser in, byte[] body) throws IOException {
    int from = (int) in.currentTokenLocation().getByteOffset();
    in.skipChildren();
    in.finishToken();
    int to = (int) in.currentLocation().getByteOffset();
    return new String(body, from, to - from, StandardCharsets.UTF_8);
  }
}
