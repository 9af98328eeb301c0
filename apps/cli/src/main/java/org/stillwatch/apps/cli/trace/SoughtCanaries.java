// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.trace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.base.ConfigException;
import org.stillwatch.trace.canary.Recurrence;
import org.stillwatch.trace.corpus.CanaryCounts;
import org.stillwatch.trace.key.EpochCommitment;

/// A set of canaries that is looked for in a corpus.
///
/// @param state what is kept of it
/// @param armedMillis when its phrases could be served for the first time
/// @param recurrence counts them
record SoughtCanaries(CanaryState state, long armedMillis, Recurrence recurrence) {
  /// The sets of files.
  ///
  /// @throws ConfigException when one was never armed: nobody can have been served its phrases
  static List<SoughtCanaries> read(List<Path> files) throws IOException {
    var sought = new ArrayList<SoughtCanaries>();
    for (Path file : files) {
      CanaryState state = new CanaryFile(file).read();
      long armed =
          state
              .life()
              .armedMillis()
              .orElseThrow(() ->
                  new ConfigException(
                      "--canaries",
                      "stage",
                      state.life().stage().word(),
                      "canaries that were armed"));
      sought.add(new SoughtCanaries(state, armed, new Recurrence(state.set())));
    }
    return sought;
  }

  /// What was counted. A commitment to other phrases is none.
  CanaryCounts counts() {
    EpochCommitment published = state.published();
    Optional<EpochCommitment> covers =
        Optional.of(published).filter(state.set().commitment(published.atMillis())::isSameAs);
    return new CanaryCounts(
        state.plan().name(),
        state.plan().model(),
        EpochCommitment.standing(covers, armedMillis),
        recurrence.counts());
  }
}
