// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.policy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.access.AccessRules;
import org.stillwatch.respond.limit.Limits;

/// Rules in their order; the first that holds decides, so that exemptions stand first.
///
/// @param name of the policy
/// @param version rises with every change, 1 or more
/// @param digest SHA-256 of its bytes, 64 hex digits
/// @param rules at most [#MOST_RULES]
/// @param limits how much may be used, whoever asks
/// @param access who may come in; it is only carried, and no rule sees it
public record Policy(
    String name,
    long version,
    String digest,
    List<PolicyRule> rules,
    Limits limits,
    AccessRules access) {
  /// The most rules a policy has.
  public static final int MOST_RULES = 1_000;

  public Policy {
    rules = List.copyOf(rules);
    if (version < 1 || rules.size() > MOST_RULES) {
      throw new IllegalArgumentException("a policy has a version and at most 1,000 rules");
    }
    var ids = new HashSet<String>();
    if (!rules.stream().allMatch(rule -> ids.add(rule.id()))) {
      throw new IllegalArgumentException("two rules have one name");
    }
  }

  /// A policy that limits nothing and lets everybody in.
  public Policy(String name, long version, String digest, List<PolicyRule> rules) {
    this(name, version, digest, rules, Limits.NONE, AccessRules.NONE);
  }

  /// What a rule asks for.
  ///
  /// @param rule its name
  /// @param measure what it asks for, above `observe`
  /// @param lastsMillis for how long
  public record Proposal(String rule, Measure measure, long lastsMillis) {}

  /// What this policy asks for; empty where no rule holds, where the first that holds is an
  /// exemption or only observes, where it [#spares] an intermediary, and always where nothing was
  /// found.
  public Optional<Proposal> propose(Facts facts) {
    return asked(facts).filter(proposal -> !isTooMuch(facts, proposal));
  }

  /// Whether a rule asks for more than a step-up against a known intermediary. That is not
  /// proposed, since it would hit all of its customers for what some of them did: people get a case
  /// instead (fails open).
  public boolean spares(Facts facts) {
    return facts.customer().intermediary()
        && asked(facts).filter(proposal -> isTooMuch(facts, proposal)).isPresent();
  }

  private static boolean isTooMuch(Facts facts, Proposal proposal) {
    return facts.customer().intermediary() && proposal.measure().compareTo(Measure.STEP_UP) > 0;
  }

  private Optional<Proposal> asked(Facts facts) {
    if (facts.found().verdict() == Verdict.CLEAR) {
      return Optional.empty();
    }
    return rules.stream()
        .filter(rule -> decides(rule, facts))
        .findFirst()
        .filter(PolicyRule::acts)
        .map(rule -> new Proposal(rule.id(), rule.measure(), rule.lastsMillis()));
  }

  /// In doubt for the customer: what cannot be answered exempts, and acts against nobody.
  private static boolean decides(PolicyRule rule, Facts facts) {
    return switch (rule.when().about(facts)) {
      case YES -> true;
      case NO -> false;
      case UNKNOWN -> !rule.acts();
    };
  }
}
