// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group.propose;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import nl.cwts.networkanalysis.Clustering;
import nl.cwts.networkanalysis.LeidenAlgorithm;
import nl.cwts.networkanalysis.Network;
import nl.cwts.util.LargeDoubleArray;
import nl.cwts.util.LargeIntArray;
import org.stillwatch.base.Seed;
import org.stillwatch.group.Members;

/// Communities of a graph by modularity: the Leiden algorithm (Traag et al., Scientific Reports 9,
/// 2019) with node weights equal to the links' weights and the resolution over twice their sum.
final class Communities {
  private static final int ITERATIONS = 2;

  private Communities() {}

  /// The communities of at least two linked nodes.
  ///
  /// @param nodes how many nodes there are, linked or not
  /// @param resolution of the modularity; more gives smaller communities
  /// @return communities of at least two linked nodes, ordered by smallest member
  static List<Members> of(List<Link> links, int nodes, double resolution, Seed seed) {
    if (links.isEmpty()) {
      return List.of();
    }
    int[] from = new int[links.size()];
    int[] to = new int[links.size()];
    double[] weights = new double[links.size()];
    double sum = 0;
    for (int i = 0; i < links.size(); i++) {
      from[i] = links.get(i).a();
      to[i] = links.get(i).b();
      weights[i] = links.get(i).weight();
      sum += weights[i];
    }
    var network =
        new Network(
            nodes,
            true,
            new LargeIntArray[] {new LargeIntArray(from), new LargeIntArray(to)},
            new LargeDoubleArray(weights),
            false,
            true);
    var leiden =
        new LeidenAlgorithm(
            resolution / (2 * sum),
            ITERATIONS,
            LeidenAlgorithm.DEFAULT_RANDOMNESS,
            new Random(seed.derive("leiden").bits()));
    Clustering found = leiden.findClustering(network);
    var byCluster = new TreeMap<Integer, List<Integer>>();
    for (int node = 0; node < nodes; node++) {
      byCluster.computeIfAbsent(found.getCluster(node), c -> new ArrayList<>()).add(node);
    }
    return byCluster.values().stream()
        .filter(m -> m.size() >= 2)
        .map(m -> Members.of(m.stream().mapToInt(Integer::intValue).toArray()))
        .sorted((x, y) -> Arrays.compare(x.toArray(), y.toArray()))
        .toList();
  }
}
