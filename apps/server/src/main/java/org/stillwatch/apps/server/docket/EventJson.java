// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.io.IOException;
import java.util.Locale;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.docket.Event;

/// Events as JSON, each with its kind. What another build wrote and this one does not know is
/// refused, since a docket with a hole would be another one (fails closed).
public final class EventJson {
  private static final ObjectMapper JSON = mapper();

  private EventJson() {}

  /// The kinds by their names: `proposed`, `case-opened` and so on.
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
  private interface Kinds {}

  /// An account is a text.
  private abstract static class Account {
    @JsonCreator
    @SuppressWarnings("UnusedVariable") // it stands for the constructor of the record
    Account(String value) {}

    @JsonValue
    abstract String value();
  }

  private static ObjectMapper mapper() {
    var builder =
        JsonMapper.builder()
            .addMixIn(Event.class, Kinds.class)
            .addMixIn(AccountId.class, Account.class)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    for (Class<?> kind : Event.class.getPermittedSubclasses()) {
      builder.registerSubtypes(new NamedType(kind, name(kind)));
    }
    return builder.build();
  }

  private static String name(Class<?> kind) {
    return kind.getSimpleName().replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /// The kind of an event.
  public static String kind(Event event) {
    return name(event.getClass());
  }

  /// An event as it is kept.
  public static String write(Event event) {
    try {
      return JSON.writerFor(Event.class).writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no event", e);
    }
  }

  /// A kept event.
  ///
  /// @throws IOException when this is no event of this build
  public static Event read(String json) throws IOException {
    try {
      return JSON.readValue(json, Event.class);
    } catch (JsonProcessingException e) {
      throw new IOException(
          "an event of the docket is none of this build: " + e.getOriginalMessage());
    }
  }
}
