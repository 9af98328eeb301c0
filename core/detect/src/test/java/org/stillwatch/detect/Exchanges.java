// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.Reply;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.capture.Usage;

/// Exchanges and accounts for tests.
public final class Exchanges {
  public static final long DAY = 86_400_000L;
  public static final long HOUR = 3_600_000L;

  private Exchanges() {}

  /// One exchange.
  ///
  /// @param network hash of its network, 0 for unknown
  public static Observation at(long timeMillis, long tokens, long network, List<Long> segments) {
    var print =
        new Fingerprint(
            100,
            false,
            1,
            segments,
            7,
            0,
            0,
            0,
            0,
            List.of(),
            List.of(),
            List.of(),
            0,
            List.of(),
            Map.of(TaskClass.CODE, 200, TaskClass.REASONING, 55),
            Set.of(RequestForm.GRADING),
            "Latn",
            -1,
            AnswerShape.UNKNOWN);
    return new Observation(
        "x" + timeMillis + "-" + network,
        "first-party-api",
        timeMillis,
        new AccountId("a"),
        0,
        0,
        0,
        0,
        "model-l1",
        Operation.CHAT,
        new Client(network, network, network, 0, 0),
        print,
        new Reply(timeMillis % 7 == 0 ? 429 : 200, Finish.STOP, 100),
        new Usage(tokens / 2, tokens - tokens / 2, 0, 0));
  }

  /// An account with a plan and a daily allowance.
  public static AccountFacts account(
      String id, String plan, long createdMillis, long tokensPerDay) {
    return new AccountFacts(
        new AccountId(id),
        AccountFacts.UNKNOWN_TIME,
        createdMillis,
        AccountFacts.UNKNOWN_TIME,
        0,
        plan,
        new AccountFacts.Entitlement(tokensPerDay, -1, -1),
        "active",
        "",
        Set.of(),
        Set.of(),
        Set.of(),
        List.of(),
        0,
        0,
        0,
        List.of(),
        0,
        0,
        0);
  }
}
