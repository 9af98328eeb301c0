// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.google.rpc.Code;
import com.google.rpc.Status;
import io.envoyproxy.envoy.config.core.v3.HeaderValue;
import io.envoyproxy.envoy.config.core.v3.HeaderValueOption;
import io.envoyproxy.envoy.service.auth.v3.AuthorizationGrpc;
import io.envoyproxy.envoy.service.auth.v3.CheckRequest;
import io.envoyproxy.envoy.service.auth.v3.CheckResponse;
import io.envoyproxy.envoy.service.auth.v3.DeniedHttpResponse;
import io.envoyproxy.envoy.service.auth.v3.OkHttpResponse;
import io.envoyproxy.envoy.type.v3.HttpStatus;
import io.envoyproxy.envoy.type.v3.StatusCode;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import org.stillwatch.respond.Answer;
import org.stillwatch.respond.Decision;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.limit.Limited;
import org.stillwatch.respond.limit.Wanted;

/// The external authorization of Envoy (`envoy.service.auth.v3`): the answer goes on to the gateway
/// as headers, and only what closes the way is denied here, and what a budget refuses (429).
///
/// The account stands in a header that the gateway's own authentication has set; a request without
/// it is asked about as nobody's. When this service does not answer, Envoy's `failure_mode_allow`
/// says what happens.
final class EnvoyAuthorization extends AuthorizationGrpc.AuthorizationImplBase {
  private static final String NOBODY = "-";

  /// Set by the gateway's own authentication, too.
  private static final String KEY_HEADER = "x-stillwatch-key";

  private final Decider decider;
  private final String accountHeader;

  EnvoyAuthorization(Decider decider, String accountHeader) {
    this.decider = decider;
    this.accountHeader = accountHeader;
  }

  @Override
  public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
    var headers = request.getAttributes().getRequest().getHttp().getHeadersMap();
    String account = headers.getOrDefault(accountHeader, NOBODY);
    String asked = DecideRequest.isAccount(account) ? account : NOBODY;
    observer.onNext(
        answer(
            decider.decide(
                Stage.REQUEST,
                asked,
                DecideRequest.known(headers.getOrDefault(KEY_HEADER, "")),
                "",
                Wanted.REQUEST)));
    observer.onCompleted();
  }

  static CheckResponse answer(Decision decision) {
    Answer answer = decision.answer();
    var headers =
        List.of(
            header("x-stillwatch-decision", decision.question().id()),
            header("x-stillwatch-measure", answer.measure().word()),
            header("x-stillwatch-reason", answer.reason().word()),
            header("x-stillwatch-stale", Boolean.toString(answer.stale())));
    if (closes(answer.measure())) {
      return denied(StatusCode.Forbidden, headers);
    }
    Limited limited = decision.metered().told();
    return limited.isNot()
        ? allowed(headers)
        : denied(StatusCode.TooManyRequests, with(headers, limited));
  }

  /// Measures that the gateway cannot carry out by itself, so that the request must not go on.
  private static boolean closes(Measure measure) {
    return switch (measure) {
      case ALLOW, OBSERVE, THROTTLE, WITHHOLD_REASONING -> false;
      case DECLARE, STEP_UP, RESTRICT, SUSPEND -> true;
    };
  }

  private static CheckResponse allowed(List<HeaderValueOption> headers) {
    return CheckResponse.newBuilder()
        .setStatus(Status.newBuilder().setCode(Code.OK_VALUE))
        .setOkResponse(OkHttpResponse.newBuilder().addAllHeaders(headers))
        .build();
  }

  /// What RFC 9110 calls `Retry-After`, in whole seconds, where waiting helps.
  private static List<HeaderValueOption> with(List<HeaderValueOption> headers, Limited limited) {
    var all = new ArrayList<HeaderValueOption>(headers);
    all.add(header("x-stillwatch-limited", limited.budget()));
    if (!limited.isForGood()) {
      long seconds = Math.ceilDiv(limited.retryAfterMillis(), 1_000L);
      all.add(header("retry-after", Long.toString(seconds)));
    }
    return all;
  }

  private static CheckResponse denied(StatusCode status, List<HeaderValueOption> headers) {
    return CheckResponse.newBuilder()
        .setStatus(Status.newBuilder().setCode(Code.PERMISSION_DENIED_VALUE))
        .setDeniedResponse(
            DeniedHttpResponse.newBuilder()
                .setStatus(HttpStatus.newBuilder().setCode(status))
                .addAllHeaders(headers))
        .build();
  }

  private static HeaderValueOption header(String name, String value) {
    return HeaderValueOption.newBuilder()
        .setAppendAction(HeaderValueOption.HeaderAppendAction.OVERWRITE_IF_EXISTS_OR_ADD)
        .setHeader(HeaderValue.newBuilder().setKey(name).setValue(value))
        .build();
  }
}
