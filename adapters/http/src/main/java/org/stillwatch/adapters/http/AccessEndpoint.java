// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.stillwatch.respond.access.Access;

/// `POST /v1/access`: answers on the event loop, since an answer takes microseconds.
final class AccessEndpoint implements HttpService {
  private static final long LONGEST = 1 << 16;
  private static final ObjectMapper JSON = new JsonMapper();

  private final Admission admission;

  AccessEndpoint(Admission admission) {
    this.admission = admission;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    ctx.setMaxRequestLength(LONGEST);
    return HttpResponse.of(
        request.aggregate().thenApply(this::answer).exceptionally(Failures::answer));
  }

  private HttpResponse answer(AggregatedHttpRequest request) {
    var asked = AccessRequest.read(request.content().array());
    if (asked.isEmpty()) {
      return Problem.WRONG_REQUEST.answer(
          "{\"account\": id, \"key\": id, \"stage\": \"request\" or \"signup\","
              + " \"feature\": name, \"registration\": account/1}");
    }
    var who = asked.get();
    try {
      var access = admission.about(who.stage(), who.account(), who.feature(), who.registration());
      return HttpResponse.of(HttpStatus.OK, MediaType.JSON, json(access));
    } catch (IllegalArgumentException e) {
      return Problem.WRONG_REQUEST.answer("the registration cannot be read as account/1");
    }
  }

  private static String json(Access access) {
    var json = JSON.createObjectNode();
    json.put("access", access.kind().word());
    access.needs().forEach(json.putArray("needs")::add);
    json.put("reason", access.reason());
    return json.toString();
  }
}
