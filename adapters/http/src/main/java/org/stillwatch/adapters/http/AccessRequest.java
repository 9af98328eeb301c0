// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.access.Opens;

/// Who wants to come in, as it is sent. Unknown members are passed over.
///
/// @param account id of the account, 1 to 256 bytes
/// @param stage a request when nothing is said
/// @param feature what is to be used, empty when nothing is said
/// @param registration JSON of the facts of a registration, empty when there are none
record AccessRequest(String account, Stage stage, String feature, String registration) {
  private static final ObjectMapper JSON =
      new ObjectMapper(DecideRequest.JSON.copy())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /// What is asked; empty when it is none.
  static Optional<AccessRequest> read(byte[] body) {
    try {
      return read(JSON.readTree(body));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<AccessRequest> read(JsonNode json) {
    JsonNode registration = json.path("registration");
    JsonNode feature = json.path("feature");
    boolean named =
        feature.isMissingNode() || (feature.isTextual() && Opens.isName(feature.asText()));
    String account = json.path("account").isTextual() ? json.path("account").asText() : "";
    boolean shown = registration.isMissingNode() || registration.isObject();
    if (!named || !shown || !DecideRequest.isAccount(account) || !isKey(json.path("key"))) {
      return Optional.empty();
    }
    return stage(json.path("stage"))
        .map(stage ->
            new AccessRequest(
                account,
                stage,
                feature.asText(),
                registration.isObject() ? registration.toString() : ""));
  }

  /// The same question as it is put to `/v1/decide` is read, though no answer here hangs on a key.
  private static boolean isKey(JsonNode key) {
    return key.isMissingNode()
        || key.isNull()
        || (key.isTextual() && !DecideRequest.isNoId(key.asText()));
  }

  private static Optional<Stage> stage(JsonNode word) {
    if (word.isMissingNode()) {
      return Optional.of(Stage.REQUEST);
    }
    for (Stage stage : Stage.values()) {
      if (stage.word().equals(word.asText())) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
