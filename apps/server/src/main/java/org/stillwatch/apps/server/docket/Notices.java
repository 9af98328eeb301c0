// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Containment;

/// What a customer may be told: the class of what was seen, when, how much of it, until when the
/// measure lasts, and where a person is reached. Never a threshold, a signal or another account.
record Notices(Clerk clerk, InstantSource clock, String contact) {
  private static final ObjectMapper JSON = new JsonMapper();

  /// The notice of an account; empty when nothing is done about it.
  Optional<String> of(AccountId account) throws IOException {
    var running = clerk.docket().running(account, clock.millis());
    var keys = clerk.docket().contained(account, clock.millis());
    if (running.isEmpty() || running.getFirst().measure().compareTo(Measure.OBSERVE) <= 0) {
      return keys.isEmpty() ? Optional.empty() : Optional.of(notice(account, keys));
    }
    return Optional.of(notice(running.getFirst(), keys));
  }

  /// The account is open, and some of its keys are not.
  private String notice(AccountId account, List<Containment> keys) {
    var json = JSON.createObjectNode();
    json.put("account", account.value());
    json.put("measure", Measure.ALLOW.word());
    json.put("reason", Answer.Reason.KEY_CONTAINED.word());
    end(json, account, keys);
    return json.toString();
  }

  private void end(ObjectNode json, AccountId account, List<Containment> keys) {
    for (Containment one : keys) {
      json.withArray("keys")
          .addObject()
          .put("key", one.key().id())
          .put("measure", one.measure().word())
          .put("until", Instant.ofEpochMilli(one.untilMillis()).toString());
    }
    json.put("appeal", clerk.docket().appealOf(account).isPresent() ? "open" : "possible");
    json.put("contact", contact);
  }

  private String notice(Action action, List<Containment> keys) throws IOException {
    var json = JSON.createObjectNode();
    json.put("account", action.account().value());
    json.put("measure", action.measure().word());
    json.put("reason", Answer.Reason.COORDINATED_USE.word());
    json.put("until", Instant.ofEpochMilli(action.untilMillis()).toString());
    var evidence = clerk.text(action.grounds().evidence()).map(DocketJson::parsed);
    var record =
        evidence.isPresent()
            ? clerk.text(evidence.get().path("campaignRecord").asText("-"))
            : Optional.<String>empty();
    if (record.isPresent()) {
      var campaign = DocketJson.parsed(record.get());
      var period = json.putObject("period");
      period.put("from", day(campaign.path("firstSeen").asText()));
      period.put("to", day(campaign.path("lastSeen").asText()));
      json.put("volume", magnitude(campaign.path("exchanges").asLong()));
    }
    end(json, action.account(), keys);
    return json.toString();
  }

  private static String day(String time) {
    return time.length() >= 10 ? time.substring(0, 10) : "";
  }

  /// The power of ten below, so that no exact count is given away.
  private static String magnitude(long exchanges) {
    long power = 1;
    while (exchanges / power >= 10) {
      power *= 10;
    }
    return "more than %,d requests, together with others".formatted(power);
  }
}
