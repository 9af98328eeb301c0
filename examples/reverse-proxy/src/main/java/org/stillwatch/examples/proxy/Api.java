// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeadersBuilder;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import java.util.List;

/// The API behind the proxy. It gets the headers of the client without what concerns this hop,
/// without those that only we may set, and without the wish for a packed answer, which we could not
/// read. What was decided is not for the client to know, even where the API echoes it.
///
/// @param client knows its address
record Api(WebClient client) {
  private static final String OURS = "x-stillwatch-";
  private static final List<CharSequence> OF_THIS_HOP =
      List.of(
          HttpHeaderNames.AUTHORITY,
          HttpHeaderNames.HOST,
          HttpHeaderNames.CONNECTION,
          HttpHeaderNames.ACCEPT_ENCODING);

  /// Passes a request on unwatched.
  HttpResponse pass(HttpRequest request) {
    return answered(request.withHeaders(cleared(request.headers()).build()));
  }

  /// Passes a request on, with what was decided about it.
  HttpResponse pass(HttpRequest request, Verdict verdict) {
    RequestHeadersBuilder headers = cleared(request.headers());
    headers.set(OURS + "measure", verdict.measure());
    if (!verdict.decision().isEmpty()) {
      headers.set(OURS + "decision", verdict.decision());
    }
    return answered(request.withHeaders(headers.build()));
  }

  private HttpResponse answered(HttpRequest request) {
    return client
        .execute(request)
        .mapHeaders(headers -> headers.withMutations(Api::withoutOurs))
        .recover(failure -> HttpResponse.of(HttpStatus.BAD_GATEWAY));
  }

  private static RequestHeadersBuilder cleared(RequestHeaders client) {
    RequestHeadersBuilder headers = client.toBuilder();
    withoutOurs(headers);
    OF_THIS_HOP.forEach(headers::remove);
    return headers;
  }

  private static void withoutOurs(HttpHeadersBuilder headers) {
    List.copyOf(headers.names()).stream()
        .filter(name -> name.toString().startsWith(OURS))
        .forEach(headers::remove);
  }
}
