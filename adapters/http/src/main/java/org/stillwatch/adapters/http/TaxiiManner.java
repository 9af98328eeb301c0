// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.common.util.Exceptions;
import com.linecorp.armeria.server.RequestTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.stillwatch.respond.Role;
import org.stillwatch.share.taxii.TaxiiResponse;

/// How TAXII does it: a bearer secret, or the secret as the password of any name, since stock
/// clients know names and passwords alone; errors as TAXII says them.
record TaxiiManner() implements Manner {
  private static final String BASIC = "Basic ";
  private static final int LONGEST = 1_024;
  private static final String SCHEMES = "Basic realm=\"taxii\", charset=\"UTF-8\", Bearer";

  @Override
  public Optional<String> secret(List<String> headers) {
    Optional<String> bearer = BearerSecret.of(headers);
    if (bearer.isPresent() || headers.size() != 1 || headers.getFirst().length() > LONGEST) {
      return bearer;
    }
    String header = headers.getFirst();
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      byte[] both = Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
      String text = new String(both, StandardCharsets.UTF_8);
      int colon = text.indexOf(':');
      return Optional.of(text.substring(colon + 1)).filter(s -> colon >= 0 && !s.isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public HttpResponse stranger() {
    return answer(TaxiiResponse.error(401, "expected the key of a partner"));
  }

  @Override
  public HttpResponse forbidden(Role needed) {
    return answer(TaxiiResponse.error(403, "this key is no partner's"));
  }

  @Override
  public HttpResponse tooOften() {
    return answer(TaxiiResponse.error(429, "this key calls too often"));
  }

  @Override
  public HttpResponse failed(Throwable failure) {
    return switch (Exceptions.peel(failure)) {
      case ContentTooLargeException _ ->
          answer(TaxiiResponse.error(413, "the body is larger than max_content_length"));
      case RequestTimeoutException _ ->
          answer(TaxiiResponse.error(503, "there was no answer in time"));
      default -> answer(TaxiiResponse.error(500, "the request failed here; it is counted"));
    };
  }

  /// An answer on the wire.
  static HttpResponse answer(TaxiiResponse response) {
    // Written as the standard writes it: some clients compare it letter by letter.
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(HttpStatus.valueOf(response.status()))
            .add(HttpHeaderNames.CONTENT_TYPE, TaxiiResponse.MEDIA_TYPE);
    response.headers().forEach(headers::add);
    switch (response.status()) {
      case 401 -> headers.add(HttpHeaderNames.WWW_AUTHENTICATE, SCHEMES);
      case 429, 503 -> headers.add(HttpHeaderNames.RETRY_AFTER, "1");
      default -> {}
    }
    return HttpResponse.of(headers.build(), HttpData.ofUtf8(response.body()));
  }
}
