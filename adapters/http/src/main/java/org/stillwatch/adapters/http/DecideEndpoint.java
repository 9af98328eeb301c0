// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;

/// `POST /v1/decide`: answers on the event loop, since an answer takes microseconds.
final class DecideEndpoint implements HttpService {
  private static final long LONGEST = 1 << 16;

  private final Decider decider;

  DecideEndpoint(Decider decider) {
    this.decider = decider;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    ctx.setMaxRequestLength(LONGEST);
    return HttpResponse.of(
        request.aggregate().thenApply(this::answer).exceptionally(Failures::answer));
  }

  private HttpResponse answer(AggregatedHttpRequest request) {
    var asked = DecideRequest.read(request.content().array());
    if (asked.isEmpty()) {
      return Problem.WRONG_REQUEST.answer(
          "{\"account\": id, \"key\": id, \"stage\": \"request\" or \"signup\", \"registration\": account/1, \"topic\": capability class, \"tokens\": number, \"usdCents\": number}");
    }
    try {
      var decision = asked.get().ask(decider);
      return HttpResponse.of(
          HttpStatus.OK, MediaType.JSON, HttpData.wrap(DecisionJson.answer(decision)));
    } catch (IllegalArgumentException e) {
      return Problem.WRONG_REQUEST.answer("the registration cannot be read as account/1");
    }
  }
}
