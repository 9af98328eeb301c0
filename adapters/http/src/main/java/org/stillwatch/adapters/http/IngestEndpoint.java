// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/// Takes bodies, answers once they are on disk. Where more comes than can be held or stored it says
/// so at once (429) and holds nothing.
final class IngestEndpoint implements HttpService {
  private static final ObjectMapper JSON = new JsonMapper();

  private final Intake intake;
  private final Intake.Kind kind;
  private final ApiLimits limits;
  private final BodyBudget budget;
  private final Executor workers;

  IngestEndpoint(
      Intake intake, Intake.Kind kind, ApiLimits limits, BodyBudget budget, Executor workers) {
    this.intake = intake;
    this.kind = kind;
    this.limits = limits;
    this.budget = budget;
    this.workers = workers;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    long told = request.headers().contentLength();
    long bytes = told < 0 ? limits.bodyBytes() : told;
    if (bytes > limits.bodyBytes()) {
      return Problem.TOO_LARGE.answer("at most " + limits.bodyBytes() + " bytes");
    }
    if (!budget.take(bytes)) {
      return Problem.BUSY.answer();
    }
    CompletionStage<HttpResponse> answer =
        request
            .aggregate()
            .thenComposeAsync(this::stored, workers)
            .thenApplyAsync(
                outcome -> kind == Intake.Kind.TRACES ? exported(outcome) : told(outcome), workers)
            .exceptionally(Failures::answer)
            .whenComplete((done, failure) -> budget.giveBack(bytes));
    return HttpResponse.of(answer);
  }

  private CompletionStage<Intake.Outcome> stored(AggregatedHttpRequest request) {
    String encoding = request.headers().get(HttpHeaderNames.CONTENT_ENCODING, "");
    try {
      byte[] body = Unpacking.unpack(request.content().array(), encoding, limits.unpackedBytes());
      return intake.take(kind, body);
    } catch (Unpacking.Refused e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static HttpResponse told(Intake.Outcome outcome) {
    return switch (outcome) {
      case Intake.Outcome.Stored stored ->
          HttpResponse.of(HttpStatus.OK, MediaType.JSON, HttpData.wrap(receipt(stored)));
      case Intake.Outcome.Busy _ -> Problem.BUSY.answer();
      case Intake.Outcome.Failing _ -> Problem.NOT_STORED.answer();
      case Intake.Outcome.Unreadable unreadable -> Problem.UNREADABLE.answer(unreadable.detail());
    };
  }

  /// The answer of an OTLP receiver: an empty message when all was taken.
  private static HttpResponse exported(Intake.Outcome outcome) {
    return outcome instanceof Intake.Outcome.Stored stored
        ? HttpResponse.of(
            HttpStatus.OK,
            MediaType.parse("application/x-protobuf"),
            HttpData.wrap(OtlpAnswer.of(stored).toByteArray()))
        : told(outcome);
  }

  private static byte[] receipt(Intake.Outcome.Stored stored) {
    var receipt = JSON.createObjectNode();
    receipt.put("accepted", stored.accepted());
    var rejected = receipt.putObject("rejected");
    stored.rejected().forEach(rejected::put);
    var refusals = receipt.putArray("refusals");
    for (Intake.Refusal refusal : stored.refusals()) {
      refusals
          .addObject()
          .put("line", refusal.line())
          .put("offset", refusal.offset())
          .put("length", refusal.length())
          .put("reason", refusal.reason())
          .put("hash", refusal.hash());
    }
    return receipt.toString().getBytes(StandardCharsets.UTF_8);
  }
}
