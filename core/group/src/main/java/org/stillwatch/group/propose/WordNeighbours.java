// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.Seed;
import org.stillwatch.group.EvidenceLog;
import org.stillwatch.group.Members;
import org.stillwatch.group.Proposal;
import org.stillwatch.group.Proposer;
import org.stillwatch.group.WordSpace;

/// Communities of principals that use the same words, whatever sentences they make of them: ten
/// nearest neighbours in the [WordSpace], then modularity at three resolutions (`coordination.md`
/// 0.3 e). It sees campaigns that paraphrase every prompt.
///
/// @param seed chance of the planes and of the community search
public record WordNeighbours(Seed seed) implements Proposer {
  /// Four standard deviations of the cosine of strangers.
  private static final double LEAST_COSINE = 0.5;

  /// Nearly four standard deviations of a stranger's.
  private static final double LEAST_COSINE_WITH_MEAN = 0.45;

  /// Shared members over all members of two groups from which one repeats the other.
  private static final double NEARLY_SAME = 0.7;

  private static final double[] RESOLUTIONS = {0.25, 1, 4};
  private static final long SIX_HOURS_MILLIS = 6L * 3_600_000L;

  @Override
  public String name() {
    return "words";
  }

  @Override
  public Set<String> circularTests() {
    return Set.of("wording");
  }

  @Override
  public long everyMillis() {
    return SIX_HOURS_MILLIS;
  }

  @Override
  public List<Proposal> propose(EvidenceLog log, long tickMillis) {
    WordSpace space = log.wordSpace(tickMillis);
    var links = AngleNeighbours.of(space, LEAST_COSINE, seed.derive("planes"));
    var found = new ArrayList<Members>();
    for (double resolution : RESOLUTIONS) {
      for (Members community : Communities.of(links, log.size(), resolution, seed)) {
        if (community.size() >= LEAST_MEMBERS) {
          found.add(alike(space, alike(space, community)));
        }
      }
    }
    return proposals(distinct(found));
  }

  /// The larger first, without those that nearly repeat an earlier one.
  static List<Members> distinct(List<Members> found) {
    var kept = new ArrayList<Members>();
    found.stream()
        .filter(m -> m.size() >= LEAST_MEMBERS)
        .sorted(
            Comparator.comparingInt((Members m) -> -m.size())
                .thenComparing(Members::toArray, Arrays::compare))
        .forEach(m -> {
          if (kept.stream().noneMatch(k -> nearlySame(k, m))) {
            kept.add(m);
          }
        });
    return kept;
  }

  private static boolean nearlySame(Members a, Members b) {
    int shared = a.shared(b);
    return shared >= NEARLY_SAME * (a.size() + b.size() - shared);
  }

  /// The key is the smallest member and how many larger groups have the same, which seldom changes
  /// as a group grows.
  private List<Proposal> proposals(List<Members> groups) {
    Map<Integer, Long> seen = new HashMap<>();
    var proposals = new ArrayList<Proposal>();
    for (Members group : groups) {
      int smallest = group.stream().findFirst().orElse(0);
      long nth = seen.merge(smallest, 1L, Long::sum);
      proposals.add(new Proposal(name(), nth << 32 | smallest, group, Optional.empty()));
    }
    return proposals;
  }

  /// Everybody whose words lie near those of a community: its mean is much surer than any one of
  /// its members, so two who are hardly alike may both be close to it.
  private static Members alike(WordSpace space, Members community) {
    float[] sum = space.sum(community);
    return Members.of(
        Arrays.stream(space.placed())
            .filter(p -> space.cosine(p, sum, community.contains(p)) >= LEAST_COSINE_WITH_MEAN)
            .toArray());
  }
}
