// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.attribution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stillwatch.judge.Campaign;

/// The hypotheses of a case: Y1 to Y8, a pair for each organisation that the operator holds
/// possible (the organisation, and somebody who plants its traces), and others of the case.
public final class Hypotheses {
  private static final Set<String> ACTIVITY = Set.of("Y1", "Y7");
  private static final Set<String> SAME_OPERATOR = Set.of("Y1", "Y7", "Y8");
  private static final Map<String, String> SAYS =
      Map.of(
          "Y1", "one operator distilling",
          "Y2", "a reseller with unrelated customers",
          "Y3", "evaluation or research",
          "Y4", "a shared framework",
          "Y5", "one organisation, class, household or agency with many accounts",
          "Y6", "something else",
          "Y7", "a reseller's pool of which one job is distillation",
          "Y8", "one person stretching a quota");

  private Hypotheses() {}

  /// What a hypothesis from `Y1` to `Y8` says, in words that need no table; any other id itself.
  public static String says(String id) {
    return SAYS.getOrDefault(id, id);
  }

  /// An organisation that may be the operator.
  ///
  /// @param id of the operator's own making
  /// @param says its name
  /// @param prior its share among operators that distil, before any evidence that points at it,
  ///   above 0 and below 1
  public record Organisation(String id, String says, double prior) {
    public Organisation {
      if (!(prior > 0 && prior < 1)) {
        throw new IllegalArgumentException("a share is inside 0 and 1, got " + prior);
      }
    }
  }

  /// The hypotheses of a campaign.
  ///
  /// @param organisations whose shares, with those of their false flags, sum to less than one
  /// @param others further ones; their priors are relative to Y1's of the same sum
  public static List<Hypothesis> of(
      Campaign campaign,
      List<Organisation> organisations,
      List<Hypothesis> others,
      Assumptions assumptions) {
    double taken =
        organisations.stream().mapToDouble(o -> o.prior() * (1 + assumptions.flagShare())).sum();
    if (taken >= 1) {
      throw new IllegalArgumentException(
          "shares of organisations and their false flags sum to " + taken);
    }
    Map<String, Double> priors = priors(campaign, assumptions);
    double operators = priors.getOrDefault("Y1", 0.0) + priors.getOrDefault("Y7", 0.0);
    var hypotheses = new ArrayList<Hypothesis>();
    priors.forEach((id, prior) ->
        hypotheses.add(
            new Hypothesis(
                id,
                says(id),
                ACTIVITY.contains(id) ? prior * (1 - taken) : prior,
                ACTIVITY.contains(id),
                SAME_OPERATOR.contains(id),
                "")));
    for (Organisation organisation : organisations) {
      hypotheses.addAll(pair(organisation, operators, assumptions));
    }
    hypotheses.addAll(others);
    return List.copyOf(hypotheses);
  }

  private static List<Hypothesis> pair(
      Organisation organisation, double operators, Assumptions assumptions) {
    double prior = operators * organisation.prior();
    return List.of(
        new Hypothesis(
            Hypothesis.ORGANISATION + organisation.id(),
            "operated by " + organisation.says(),
            prior,
            true,
            true,
            organisation.id()),
        new Hypothesis(
            Hypothesis.FALSE_FLAG + organisation.id(),
            "another operator that plants traces of " + organisation.says(),
            prior * assumptions.flagShare(),
            true,
            true,
            ""));
  }

  /// Priors of Y1 to Y8 after support. A hypothesis whose facts are missing loses, and stays.
  private static Map<String, Double> priors(Campaign campaign, Assumptions assumptions) {
    Set<String> unsupported =
        campaign.hypotheses().stream()
            .filter(h -> !h.supported())
            .map(Campaign.HypothesisShare::name)
            .collect(Collectors.toCollection(TreeSet::new));
    var priors = new TreeMap<String, Double>();
    assumptions
        .priors()
        .forEach((id, prior) ->
            priors.put(
                id,
                unsupported.contains(id)
                    ? prior
                        * StrictMath.exp(-assumptions.unsupportedNats() * (id.equals("Y8") ? 2 : 1))
                    : prior));
    return priors;
  }
}
