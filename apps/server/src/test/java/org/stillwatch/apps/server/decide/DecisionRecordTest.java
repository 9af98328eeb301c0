// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.Question;
import org.stillwatch.respond.Rules;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.VerdictTable;
import org.stillwatch.respond.limit.Limited;
import org.stillwatch.respond.limit.Limits;
import org.stillwatch.respond.limit.Metered;
import org.stillwatch.respond.limit.Rate;
import org.stillwatch.respond.limit.Scope;
import org.stillwatch.respond.limit.Unit;
import org.stillwatch.testkit.Schemas;

class DecisionRecordTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final Limits LIMITS =
      new Limits(
          List.of(
              LimitBookTest.budget("each", Scope.ACCOUNT, Unit.REQUESTS, Rate.of(1, 60_000, 1)),
              LimitBookTest.budget("all", Scope.GLOBAL, Unit.TOKENS, Rate.of(7, 60_000, 100))));

  private static Decision decision(Metered metered) {
    var question =
        new Question("d_1", Stage.REQUEST, NOW, new ApiKey(new AccountId("a"), ""), List.of());
    return Decision.of(question, VerdictTable.NONE, 0, Order.NONE, Rules.DEFAULT, metered);
  }

  private static Decision kept(Decision decision) {
    var frames = KeptDecisions.frames();
    return frames.read(ByteBuffer.wrap(frames.write(decision)));
  }

  @Test
  void what_a_limit_read_is_kept_and_says_the_same_again() {
    var book = new LimitBook();
    var first = decision(book.enforced(LIMITS, LimitBookTest.use(NOW, "a")));
    var second = decision(book.enforced(LIMITS, LimitBookTest.use(NOW, "a")));

    for (Decision decision : List.of(first, second, decision(Metered.NOT))) {
      assertThat(kept(decision)).isEqualTo(decision);
      assertThat(kept(decision).again()).isEqualTo(decision);
      Schemas.validate("decision-1", DecisionRecord.json(decision));
      assertThat(DecisionRecord.json(decision)).contains("\"replaysTheSame\":true");
    }
    assertThat(second.answer()).isEqualTo(first.answer());
    assertThat(second.metered().told()).isEqualTo(new Limited("each", 60_000));
    assertThat(DecisionRecord.json(second))
        .contains("\"refused\":{\"budget\":\"each\",\"retryAfterMillis\":60000}");
  }

  @Test
  void a_record_that_somebody_changed_no_longer_replays() {
    var book = new LimitBook();
    book.enforced(LIMITS, LimitBookTest.use(NOW, "a"));
    var honest = book.enforced(LIMITS, LimitBookTest.use(NOW, "a"));
    var changed = decision(new Metered(true, honest.lines(), Limited.NOT));

    assertThat(changed.again()).isNotEqualTo(changed);
    assertThat(DecisionRecord.json(changed)).contains("\"replaysTheSame\":false");
  }
}
