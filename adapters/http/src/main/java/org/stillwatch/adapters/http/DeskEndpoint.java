// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Optional;

/// One address of the desk. Answers off the event loop, since the disk is waited for.
record DeskEndpoint(Desk desk, Desk.Address address) implements HttpService {
  private static final long LONGEST = 1 << 20;
  private static final String SIGNATURE = "x-stillwatch-signature";

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    ctx.setMaxRequestLength(LONGEST);
    String person = Door.caller(ctx).map(Caller::name).orElse("");
    String id = Optional.ofNullable(ctx.pathParam("id")).orElse("");
    return HttpResponse.of(
        request
            .aggregate()
            .thenApplyAsync(
                whole -> answer(desk.answer(call(person, id, whole))), ctx.blockingTaskExecutor())
            .exceptionally(Failures::answer));
  }

  private Desk.Call call(String person, String id, AggregatedHttpRequest whole) {
    return new Desk.Call(
        address, person, id, whole.headers().get(SIGNATURE, ""), whole.contentUtf8());
  }

  private static HttpResponse answer(Desk.Reply reply) {
    return switch (reply) {
      case Desk.Reply.Done done ->
          HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, done.json());
      case Desk.Reply.File file -> file(file);
      case Desk.Reply.Refused refused ->
          Problem.REFUSED.answer(refused.why() + ": " + refused.sentence());
      case Desk.Reply.Missing _ -> Problem.NOT_FOUND.answer();
      case Desk.Reply.Unreadable unreadable -> Problem.WRONG_REQUEST.answer(unreadable.expected());
      case Desk.Reply.Failing _ -> Problem.NOT_STORED.answer();
    };
  }

  private static HttpResponse file(Desk.Reply.File file) {
    var headers =
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(MediaType.ZIP)
            .add(
                HttpHeaderNames.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"")
            .build();
    return HttpResponse.of(headers, HttpData.wrap(file.zip()));
  }
}
