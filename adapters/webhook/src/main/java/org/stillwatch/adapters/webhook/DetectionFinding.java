// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/// A campaign as a Detection Finding of the Open Cybersecurity Schema Framework, version 1.3.0,
/// class 2004, which SIEMs read. A pure mapping; times are milliseconds since the epoch.
///
/// Severity follows the verdict: clear is informational, watch low, review medium, act high.
/// Confidence follows the probability: high from .95, medium from .8 (`contracts.md` 4.2), else
/// low; unknown where there is none. Evidence is counts, classes of capabilities and families of
/// evidence.
public final class DetectionFinding {
  private static final int CLASS = 2004;

  private DetectionFinding() {}

  /// What happened to the finding.
  public enum Activity {
    /// It is new.
    CREATE(1, "Create", 1, "New"),
    /// It changed; whether anybody has looked at it, we do not say.
    UPDATE(2, "Update", 0, "Unknown"),
    /// It was resolved, or is there no longer.
    CLOSE(3, "Close", 4, "Resolved"),
    /// It was found to be harmless.
    SUPPRESS(3, "Close", 3, "Suppressed");

    private final int id;
    private final String caption;
    private final int statusId;
    private final String status;

    Activity(int id, String caption, int statusId, String status) {
      this.id = id;
      this.caption = caption;
      this.statusId = statusId;
      this.status = status;
    }
  }

  /// The finding as one JSON object.
  ///
  /// @param noticeId unique id of this event, the id of the notice that carries it
  /// @param productVersion our version
  public static String json(
      FindingFacts facts, Activity activity, String noticeId, String productVersion) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("category_uid", 2).put("category_name", "Findings");
    root.put("class_uid", CLASS).put("class_name", "Detection Finding");
    root.put("activity_id", activity.id).put("activity_name", activity.caption);
    root.put("type_uid", CLASS * 100L + activity.id);
    root.put("type_name", "Detection Finding: " + activity.caption);
    root.put("status_id", activity.statusId).put("status", activity.status);
    severity(root, facts.verdict());
    confidence(root, facts.probability());
    root.put("time", facts.detectedAtMillis());
    root.put("start_time", facts.firstSeenMillis()).put("end_time", facts.lastSeenMillis());
    root.put("count", facts.exchanges());
    root.set("finding_info", info(facts));
    root.putArray("evidences").addObject().set("data", evidence(facts));
    root.set("metadata", metadata(noticeId, productVersion));
    return root.toString();
  }

  private static void severity(ObjectNode root, String verdict) {
    switch (verdict) {
      case "act" -> root.put("severity_id", 4).put("severity", "High");
      case "review" -> root.put("severity_id", 3).put("severity", "Medium");
      case "watch" -> root.put("severity_id", 2).put("severity", "Low");
      default -> root.put("severity_id", 1).put("severity", "Informational");
    }
  }

  private static void confidence(ObjectNode root, OptionalDouble probability) {
    if (probability.isEmpty()) {
      root.put("confidence_id", 0).put("confidence", "Unknown");
      return;
    }
    double p = probability.getAsDouble();
    int id = p >= .95 ? 3 : p >= .8 ? 2 : 1;
    root.put("confidence_id", id).put("confidence", id == 3 ? "High" : id == 2 ? "Medium" : "Low");
    root.put("confidence_score", Math.round(100 * p));
  }

  private static ObjectNode info(FindingFacts facts) {
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    info.put("uid", facts.campaignId()).put("title", facts.title());
    info.put("created_time", facts.detectedAtMillis());
    info.put("first_seen_time", facts.firstSeenMillis());
    info.put("last_seen_time", facts.lastSeenMillis());
    info.putArray("types").add("model-distillation");
    return info;
  }

  private static ObjectNode evidence(FindingFacts facts) {
    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence
        .put("verdict", facts.verdict())
        .put("accounts", facts.accounts())
        .put("exchanges", facts.exchanges());
    facts.capabilities().forEach(evidence.putArray("capabilities")::add);
    facts.families().forEach(evidence.putArray("families")::add);
    return evidence;
  }

  private static ObjectNode metadata(String noticeId, String productVersion) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode();
    metadata.put("version", "1.3.0").put("uid", noticeId);
    ObjectNode product = metadata.putObject("product");
    product.put("name", "Stillwatch").put("vendor_name", "Stillwatch");
    product.put("version", productVersion);
    return metadata;
  }
}
