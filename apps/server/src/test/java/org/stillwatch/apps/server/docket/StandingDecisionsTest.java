// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Disposition;

class StandingDecisionsTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);

  @TempDir private Path folder = Path.of("");

  private static Disposition good(String account) {
    return new Disposition(
        new Disposition.Subject("account", account),
        "known-good",
        1_770_000_000_000L,
        "ana",
        AccountFacts.UNKNOWN_TIME,
        "a school",
        new Disposition.Seen(Set.of(), Set.of(), Set.of()));
  }

  private static List<String> subjects(StandingDecisions decisions) {
    return decisions.get().decisions().stream().map(d -> d.subject().id()).toList();
  }

  @Test
  void what_is_written_while_it_runs_counts_and_half_a_line_is_counted() throws Exception {
    Path path = folder.resolve("a/dispositions.jsonl");
    var file = new DispositionFile(path);
    var decisions = StandingDecisions.open(file, KEY);
    assertThat(subjects(decisions)).isEmpty();
    file.append(good("one"));
    assertThat(subjects(decisions)).containsExactly("one");
    file.append(good("two"));
    Files.writeString(path, Files.readString(path) + "\n{\"subject\":{\"kin");
    assertThat(subjects(decisions)).containsExactly("one", "two");
    assertThat(decisions.get().unreadable()).isEqualTo(1);
  }

  @Test
  void when_it_cannot_be_read_what_was_read_last_stands() throws Exception {
    Path path = folder.resolve("dispositions.jsonl");
    var file = new DispositionFile(path);
    file.append(good("one"));
    var decisions = StandingDecisions.open(file, KEY);
    Files.delete(path);
    Files.createDirectory(path);
    assertThat(subjects(decisions)).containsExactly("one");
    assertThat(decisions.failures()).isPositive();
    assertThatThrownBy(() -> StandingDecisions.open(file, KEY)).isInstanceOf(IOException.class);
  }
}
