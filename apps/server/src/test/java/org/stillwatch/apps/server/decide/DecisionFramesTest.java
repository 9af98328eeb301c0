// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.Order;
import org.stillwatch.respond.Question;
import org.stillwatch.respond.Rules;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.Standing;
import org.stillwatch.respond.limit.Level;
import org.stillwatch.respond.limit.Limited;
import org.stillwatch.respond.limit.Line;
import org.stillwatch.respond.limit.Metered;
import org.stillwatch.respond.limit.Rate;

class DecisionFramesTest {
  private static final List<String> TEXTS =
      List.of(
          "",
          "a",
          "d_0197",
          "\u00e9\u4e2d\ud83d\ude00",
          "half \ud800 a character",
          "\udc00",
          "x".repeat(200),
          "y".repeat(9_000));

  private final SplittableRandom random = new SplittableRandom(5);

  /// Of every length that CBOR knows.
  private long number() {
    long some = random.nextLong() >>> random.nextInt(64);
    return random.nextBoolean() ? some : -some;
  }

  private long positive() {
    return number() & Long.MAX_VALUE;
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private <T> T one(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private Line line() {
    var rates =
        Stream.generate(() -> Rate.of(1 + random.nextLong(999), 1_000, 1 + random.nextLong(50)))
            .limit(1 + random.nextInt(2))
            .toList();
    var before =
        rates.stream().map(rate -> new Level(positive() >>> 20, random.nextLong(99))).toList();
    return new Line(text(), 1 + random.nextLong(1_000), rates, before);
  }

  private Decision decision() {
    var held = Stream.generate(this::number).limit(random.nextInt(4)).toList();
    var key = new ApiKey(new AccountId("a" + text()), text());
    return new Decision(
        new Question(text(), one(Stage.values()), number(), key, held),
        new Standing(one(Verdict.values()), text()),
        positive(),
        number(),
        positive(),
        new Order(one(Measure.values()), one(Answer.Reason.values()), text(), number()),
        new Rules(Rules.OBSERVE, one(Measure.values()), positive(), positive()),
        new Answer(
            one(Measure.values()), one(Answer.Reason.values()), number(), random.nextBoolean()),
        new Metered(
            random.nextBoolean(),
            Stream.generate(this::line).limit(random.nextInt(4)).toList(),
            new Limited(text(), positive())));
  }

  /// What reads them, and the head of the journal, go by that one.
  @Test
  void they_are_those_that_records_give() {
    var frames = new DecisionFrames();
    var records = KeptDecisions.frames();

    for (int i = 0; i < 5_000; i++) {
      Decision decision = decision();
      assertThat(frames.write(decision)).isEqualTo(records.write(decision));
    }
  }
}
