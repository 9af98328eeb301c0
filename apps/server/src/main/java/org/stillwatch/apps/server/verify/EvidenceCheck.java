// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.stillwatch.adapters.policy.PolicyFile;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.casefile.Material;
import org.stillwatch.apps.server.casefile.Proceedings;
import org.stillwatch.apps.server.docket.Again;
import org.stillwatch.apps.server.docket.KeptNames;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.policy.Policy;

/// Whether what was kept is named by its own hash, and each policy asks for the same again.
record EvidenceCheck(Material material, Findings findings) {
  void names() {
    var faults = new ArrayList<String>();
    material
        .evidence()
        .forEach((id, text) -> {
          if (!id.equals(KeptNames.evidence(text)) && !id.equals(KeptNames.campaign(text))) {
            faults.add("evidence/" + id + ".json is not what its name says");
          }
        });
    material
        .policies()
        .forEach((digest, yaml) -> {
          if (!digest.equals(Hash.of(yaml))) {
            faults.add("policies/" + digest + ".yaml is not what its name says");
          }
        });
    findings.check(
        "evidence",
        faults,
        "%,d files of evidence and %,d policies, each named by its own hash"
            .formatted(material.evidence().size(), material.policies().size()));
  }

  /// Replays measures.
  ///
  /// @param forgotten ids of those that are not, since evidence went with the account
  /// @param old ids of evidence that went since it was old
  void replays(Proceedings proceedings, Set<String> forgotten, Set<String> old) {
    Map<String, Policy> policies = policies();
    List<Action> proposed =
        proceedings.actions().stream()
            .filter(a -> !forgotten.contains(a.id()) && !old.contains(a.grounds().evidence()))
            .toList();
    List<String> faults =
        proposed.stream()
            .filter(action -> !replays(action, policies))
            .map(action ->
                "the policy and the evidence of measure %s are not there, or do not ask for it again"
                    .formatted(action.id()))
            .toList();
    findings.check(
        "replay",
        faults,
        "%,d measures, each asked for again by its policy over its evidence, bit for bit"
            .formatted(proposed.size()));
  }

  void forgotten(Set<String> forgotten) {
    if (!forgotten.isEmpty()) {
      findings.note(
          "replay",
          "%,d measures and appeals are about accounts that were forgotten, as the log says: what was known of these went with them"
              .formatted(forgotten.size()));
    }
  }

  private boolean replays(Action action, Map<String, Policy> policies) {
    var kept = Optional.ofNullable(material.evidence().get(action.grounds().evidence()));
    var policy = Optional.ofNullable(policies.get(action.source().digest()));
    return kept.isPresent() && policy.isPresent() && Again.same(action, kept.get(), policy.get());
  }

  private Map<String, Policy> policies() {
    var policies = new TreeMap<String, Policy>();
    material
        .policies()
        .forEach((digest, yaml) -> {
          try {
            policies.put(
                digest,
                PolicyFile.read("policies/" + digest, yaml.getBytes(StandardCharsets.UTF_8)));
          } catch (ConfigException e) {
            findings.wrong("replay", "policies/" + digest + ".yaml cannot be read as a policy");
          }
        });
    return policies;
  }
}
