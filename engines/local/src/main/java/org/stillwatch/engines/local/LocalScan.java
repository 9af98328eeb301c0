// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.verdict.Judging;

/// A whole scan in one JVM: replay, then attribution of exchanges and the records to write.
public final class LocalScan {
  private LocalScan() {}

  /// Runs it.
  public static ScanResult run(ScanInput input, ScanSettings settings, Progress progress) {
    var replay = new Replay(input, settings, progress).run();
    var report = new Report(replay);
    var attributions = Attribution.of(replay.watched(), input, replay.templates());
    var campaigns = attributions.stream().map(report::campaign).toList();
    var accounts = new AccountReport(replay.world(), input.accounts(), campaigns);
    return new ScanResult(
        campaigns,
        accounts.all(),
        count(replay.world()),
        pictures(replay, attributions, Timelines.of(attributions, input, replay.templates())));
  }

  private static List<Picture> pictures(
      Replay replay, List<Attribution> attributions, List<Timeline> timelines) {
    var pictures = new ArrayList<Picture>();
    for (int i = 0; i < attributions.size(); i++) {
      Watched watched = attributions.get(i).watched();
      CaseFile file = replay.file(watched);
      pictures.add(
          new Picture(
              watched.cluster().id(),
              watched.judgement().verdict(),
              timelines.get(i),
              TieFinder.of(file, watched.judgement().reasons()),
              watched.judgement().live(),
              Judging.shortOf(file, watched.judgement())));
    }
    return List.copyOf(pictures);
  }

  private static long count(World world) {
    long count = 0;
    for (AccountState state : world.states()) {
      count += state.card().requests() > 0 ? 1 : 0;
    }
    return count;
  }
}
