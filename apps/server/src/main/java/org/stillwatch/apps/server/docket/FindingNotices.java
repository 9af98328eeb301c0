// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.stillwatch.adapters.sql.Finding;
import org.stillwatch.adapters.webhook.DetectionFinding;
import org.stillwatch.adapters.webhook.FindingFacts;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.notice.Notice;
import org.stillwatch.respond.notice.Topic;

/// Tells a security team's tools of campaigns that reach `review`: when one is found, when its
/// verdict changes or it has doubled, and when it is over. A notice is named by campaign, tick and
/// what happened, so that a run which repeats a tick tells nothing twice. Belongs to one thread.
final class FindingNotices {
  private static final String VERSION = "0.1.0";
  private static final long DOUBLED = 2;

  private final Map<String, Told> told = new TreeMap<>();

  private record Told(FindingFacts facts) {
    boolean isNews(FindingFacts now) {
      return !now.verdict().equals(facts.verdict())
          || now.accounts() >= DOUBLED * facts.accounts()
          || now.exchanges() >= DOUBLED * facts.exchanges();
    }
  }

  /// @param recalled campaigns that an earlier run told of
  FindingNotices(Map<String, Finding> recalled) {
    recalled.values().stream()
        .filter(FindingNotices::isTold)
        .forEach(campaign -> told.put(campaign.id(), new Told(facts(campaign))));
  }

  private static boolean isTold(Finding campaign) {
    return campaign.verdict().reaches(Verdict.REVIEW);
  }

  /// What is new at a tick.
  List<Notice> of(long tickMillis, Map<String, Finding> campaigns) {
    var notices = new ArrayList<Notice>();
    told.values()
        .removeIf(before -> {
          Finding now = campaigns.get(before.facts().campaignId());
          boolean over = now == null || !isTold(now);
          if (over) {
            notices.add(
                notice(
                    tickMillis,
                    now == null ? before.facts() : facts(now),
                    DetectionFinding.Activity.CLOSE));
          }
          return over;
        });
    campaigns.values().stream()
        .filter(FindingNotices::isTold)
        .forEach(campaign -> news(tickMillis, facts(campaign), notices));
    return List.copyOf(notices);
  }

  private void news(long tickMillis, FindingFacts now, List<Notice> notices) {
    Told before = told.get(now.campaignId());
    if (before == null || before.isNews(now)) {
      told.put(now.campaignId(), new Told(now));
      notices.add(
          notice(
              tickMillis,
              now,
              before == null
                  ? DetectionFinding.Activity.CREATE
                  : DetectionFinding.Activity.UPDATE));
    }
  }

  private static Notice notice(
      long tickMillis, FindingFacts facts, DetectionFinding.Activity activity) {
    String id = "finding:%s:%s:%d".formatted(facts.campaignId(), activity.name(), tickMillis);
    return new Notice(
        id, Topic.FINDING, tickMillis, DetectionFinding.json(facts, activity, id, VERSION));
  }

  private static FindingFacts facts(Finding campaign) {
    JsonNode json = DocketJson.parsed(campaign.json());
    int accounts = json.path("accounts").size();
    long first = millis(json.path("firstSeen"));
    JsonNode coordination = json.at("/axes/coordination/p");
    return new FindingFacts(
        campaign.id(),
        campaign.verdict().word(),
        accounts + " accounts act as one",
        first,
        Math.max(first, millis(json.path("lastSeen"))),
        json.path("detectedAt").isTextual() ? millis(json.path("detectedAt")) : first,
        accounts,
        json.path("exchanges").asLong(),
        words(json.path("capabilities")),
        words(json.path("families")),
        coordination.isNumber()
            ? OptionalDouble.of(coordination.asDouble())
            : OptionalDouble.empty());
  }

  private static List<String> words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static long millis(JsonNode time) {
    return Instant.parse(time.asText()).toEpochMilli();
  }
}
