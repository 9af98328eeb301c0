// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// How probable each explanation is: its prior times what it leaves unexplained, the latter capped
/// so that no explanation is ever excluded by one reason. A rival without any fact that it predicts
/// is down-weighted and not removed. Y1 predicts accounts that do one thing, Y7 accounts that serve
/// many and share one job; both explain every reason, since one hand holds the pool. Priors and
/// caps are assumed; Y6 is "something else".
final class Explanations {
  private static final String OWN = "Y1";
  private static final String UNKNOWN = "Y6";
  private static final String POOL = "Y7";
  private static final double UNEXPLAINED_CAP_NATS = 6;
  private static final double UNSUPPORTED_NATS = 3;
  private static final double OWN_PRIOR_NATS = 0;
  private static final double POOL_PRIOR_NATS = 0;
  private static final double RIVAL_PRIOR_NATS = 1;
  private static final double UNKNOWN_PRIOR_NATS = -2;

  private Explanations() {}

  static List<Campaign.HypothesisShare> shares(
      CaseFile file, List<Reason> reasons, List<Rival> live) {
    var names = new ArrayList<String>();
    var nats = new ArrayList<Double>();
    var supported = new HashSet<String>();
    supported.add(Job.inPool(file) ? POOL : OWN);
    supported.add(UNKNOWN);
    live.forEach(rival -> supported.add(rival.name()));
    names.add(OWN);
    nats.add(OWN_PRIOR_NATS - (supported.contains(OWN) ? 0 : UNSUPPORTED_NATS));
    names.add(POOL);
    nats.add(POOL_PRIOR_NATS - (supported.contains(POOL) ? 0 : UNSUPPORTED_NATS));
    for (Rival rival : Rivals.ALL) {
      names.add(rival.name());
      nats.add(
          RIVAL_PRIOR_NATS
              - unexplained(file, reasons, rival)
              - (live.contains(rival) ? 0 : UNSUPPORTED_NATS));
    }
    names.add(UNKNOWN);
    nats.add(UNKNOWN_PRIOR_NATS);
    return normalised(names, nats, supported);
  }

  /// By name of each reason, the hypotheses that predict it. Y1 and Y7 predict every one; Y6 none.
  static Map<String, List<String>> explained(CaseFile file, List<Reason> reasons) {
    var explained = new TreeMap<String, List<String>>();
    for (Reason reason : reasons) {
      var names = new TreeSet<String>(List.of(OWN, POOL));
      Rivals.ALL.stream()
          .filter(rival -> rival.explains(file).contains(reason.name()))
          .forEach(rival -> names.add(rival.name()));
      explained.put(reason.name(), List.copyOf(names));
    }
    return Map.copyOf(explained); // of a kind that a stored state of the engine can hold
  }

  private static double unexplained(CaseFile file, List<Reason> reasons, Rival rival) {
    var explained = rival.explains(file);
    double sum =
        reasons.stream().filter(r -> !explained.contains(r.name())).mapToDouble(Reason::nats).sum();
    return Math.min(UNEXPLAINED_CAP_NATS, sum);
  }

  private static List<Campaign.HypothesisShare> normalised(
      List<String> names, List<Double> nats, Set<String> supported) {
    double sum = 0;
    for (double value : nats) {
      sum += StrictMath.exp(value);
    }
    var shares = new ArrayList<Campaign.HypothesisShare>();
    for (int i = 0; i < names.size(); i++) {
      shares.add(
          new Campaign.HypothesisShare(
              names.get(i), StrictMath.exp(nats.get(i)) / sum, supported.contains(names.get(i))));
    }
    shares.sort(Comparator.comparing(Campaign.HypothesisShare::name));
    return shares;
  }
}
