// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stillwatch.base.AccountId;
import org.stillwatch.judge.verdict.Judging;

/// Features of groups whose members are known beforehand, and of the groups that a scan reports:
/// what the axes are fitted on.
public final class GroupFeatures {
  private GroupFeatures() {}

  /// One group with its features by name.
  ///
  /// @param members its accounts
  /// @param features features by name
  public record Described(Set<AccountId> members, Map<String, Double> features) {}

  /// Replays a log to its end and describes groups there.
  ///
  /// @param named groups to describe, each of accounts that the log shows
  /// @return the named groups in their order, then every reported one
  public static List<Described> of(
      ScanInput input, ScanSettings settings, List<Set<AccountId>> named) {
    var replay = new Replay(input, settings, Progress.SILENT).run();
    var described = new ArrayList<Described>();
    for (Set<AccountId> group : named) {
      described.add(new Described(group, Judging.features(replay.describe(group))));
    }
    for (Watched watched : replay.watched()) {
      var members =
          watched.cluster().members().stream()
              .filter(m -> m.membership() >= 0.5)
              .map(m -> m.account())
              .collect(Collectors.toUnmodifiableSet());
      described.add(new Described(members, Judging.features(replay.file(watched))));
    }
    return described;
  }
}
