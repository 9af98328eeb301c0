// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.JournalHeader;
import org.stillwatch.adapters.files.journal.JournalSettings;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.Question;
import org.stillwatch.respond.Rules;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.VerdictTable;

class DecisionLogTest {
  @TempDir private Path folder = Path.of("");

  private final DecisionIds ids = new DecisionIds(7);

  private Journal journal() throws Exception {
    JournalHeader header = KeptDecisions.frames().header("decisions/1", "key");
    return Journal.open(folder, JournalSettings.DEFAULT, header);
  }

  private Decision decision(String account) {
    long now = 1_700_000_000_000L;
    var key = new ApiKey(new AccountId(account), "");
    var question = new Question(ids.next(now), Stage.REQUEST, now, key, List.of());
    return Decision.of(question, VerdictTable.NONE, 0, Order.NONE, Rules.DEFAULT);
  }

  @Test
  void what_many_threads_decide_is_kept() throws Exception {
    var all = IntStream.range(0, 20_000).mapToObj(i -> decision("a" + i)).toList();
    try (var journal = journal()) {
      var log = new DecisionLog(journal);
      all.parallelStream().forEach(log::keep);
      log.close();

      assertThat(log.kept()).isEqualTo(20_000);
      assertThat(log.lost()).isZero();
    }
    try (var journal = journal()) {
      var kept = new KeptDecisions(journal);
      for (int i = 0; i < all.size(); i += 999) {
        Decision one = all.get(i);
        assertThat(kept.find(one.question().id())).contains(one);
      }
    }
  }

  /// Nobody may end the log with a name, whichever way it came.
  @Test
  void half_a_character_keeps_nothing_else_from_being_kept() throws Exception {
    var all = new ArrayList<Decision>();
    for (String account : List.of("a", "\ud800", "b\udc00", "c")) {
      all.add(decision(account));
    }
    try (var journal = journal()) {
      var log = new DecisionLog(journal);
      all.forEach(log::keep);
      log.close();

      assertThat(log.kept()).isEqualTo(4);
    }
    try (var journal = journal()) {
      var kept = new KeptDecisions(journal);
      assertThat(kept.find(all.get(3).question().id())).contains(all.get(3));
      assertThat(kept.find(all.get(1).question().id()))
          .map(one -> one.question().account().value())
          .contains("\ufffd");
    }
  }
}
