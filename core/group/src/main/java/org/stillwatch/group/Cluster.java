// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.List;

/// A group of accounts that passed its tests: what room `judge` judges.
///
/// @param id survives growth, split and merge
/// @param members its accounts, ordered by id
/// @param principals its principals
/// @param outcomes the tests, run again on the united group
/// @param anchors content items that most holders of which belong to it, strongest first
/// @param logQ natural logarithm of its false-discovery rate over everything that was tested
/// @param lineage where it came from
public record Cluster(
    String id,
    List<ClusterMember> members,
    Members principals,
    List<Tested.Outcome> outcomes,
    List<Anchor> anchors,
    double logQ,
    Life lineage) {

  /// A content item that holds the group together.
  ///
  /// @param channel `template` or `system`
  /// @param item its hash
  /// @param coverage share of the members that hold it
  /// @param prevalence share of all principals that hold it
  public record Anchor(Channel channel, long item, double coverage, double prevalence) {}

  /// The life of a cluster.
  ///
  /// @param parent id of the cluster it split from, empty when none
  /// @param merged ids that became part of it
  /// @param events what happened, oldest first
  public record Life(String parent, List<String> merged, List<Event> events) {}

  /// One event.
  ///
  /// @param atMillis the tick
  /// @param kind `born grew split merged faded`
  public record Event(long atMillis, String kind) {}
}
