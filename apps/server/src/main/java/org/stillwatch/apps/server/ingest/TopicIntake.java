// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.ingest;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.stillwatch.adapters.http.Intake;
import org.stillwatch.adapters.kafka.Sink;

/// Takes the value of a record for what a body of `POST /v1/exchanges` is. Fails closed: a value is
/// acknowledged once all of it that can be used is on disk.
///
/// @param intake that of the other ways in
public record TopicIntake(Intake intake) implements Sink {
  @Override
  public CompletionStage<Result> take(byte[] value) {
    return intake.take(Intake.Kind.EXCHANGES, value).thenApply(TopicIntake::result);
  }

  private static Result result(Intake.Outcome outcome) {
    return switch (outcome) {
      case Intake.Outcome.Stored s when s.accepted() == 0 && s.rejected().isEmpty() ->
          new Result.Stored(List.of("empty"));
      case Intake.Outcome.Stored s ->
          new Result.Stored(s.rejected().keySet().stream().sorted().toList());
      case Intake.Outcome.Unreadable _ -> new Result.Stored(List.of("too-long"));
      case Intake.Outcome.Busy _, Intake.Outcome.Failing _ -> new Result.Again();
    };
  }
}
