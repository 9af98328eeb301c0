// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.stillwatch.share.json.Json;

/// Techniques and defences of MITRE ATLAS (data 5.6.1, Apache-2.0) that distillation touches. The
/// id of each is a hash of its number, equal to the one that MITRE publishes; nothing is fetched.
public enum Atlas {
  SERVICE_PROXIES("AML.T0008.005", "AI Service Proxies"),
  ESTABLISH_ACCOUNTS("AML.T0021", "Establish Accounts"),
  INFERENCE_ACCESS("AML.T0040", "AI Model Inference API Access"),
  EXFILTRATION("AML.T0024", "Exfiltration via AI Inference API"),
  EXTRACT_MODEL("AML.T0024.002", "Extract AI Model"),
  TRAIN_PROXY("AML.T0005.001", "Train Proxy via Replication"),
  PROPERTY_THEFT("AML.T0048.004", "AI Intellectual Property Theft"),
  COST_HARVESTING("AML.T0034", "Cost Harvesting"),
  OUTPUT_OBFUSCATION("AML.M0002", "Passive AI Output Obfuscation"),
  RESTRICT_QUERIES("AML.M0004", "Restrict Number of AI Model Queries"),
  ACCESS_CONTROL("AML.M0019", "Control Access to AI Models and Data in Production"),
  TELEMETRY("AML.M0024", "AI Telemetry Logging");

  /// The 16 bytes `atlas.mitre.org.`.
  static final String NAMESPACE = "61746c61-732e-6d69-7472-652e6f72672e";

  private final String number;
  private final String title;

  Atlas(String number, String title) {
    this.number = number;
    this.title = title;
  }

  /// The number, for example `AML.T0021`.
  public String number() {
    return number;
  }

  /// The name that ATLAS gives it.
  public String title() {
    return title;
  }

  /// Whether it defends.
  boolean defends() {
    return number.startsWith("AML.M");
  }

  /// The id of its object.
  public StixId id() {
    String type = defends() ? "course-of-action" : "attack-pattern";
    return new StixId(type + "--" + Uuids.named(NAMESPACE, number));
  }

  /// Its object, as a producer restates it.
  ///
  /// @param producer who restates it
  /// @param at when
  public StixObject object(StixId producer, Instant at) {
    String url = "https://atlas.mitre.org/" + (defends() ? "mitigations/" : "techniques/") + number;
    var reference =
        new ExternalReference(
            "mitre-atlas", Optional.empty(), Optional.of(url), Optional.of(number), Json.Obj.EMPTY);
    Head head = Head.first(id(), producer, at, List.of(Tlp.CLEAR.id())).citing(List.of(reference));
    return defends()
        ? new Activity.CourseOfAction(head, title, Optional.empty())
        : new Activity.AttackPattern(head, title, Optional.empty(), List.of());
  }
}
