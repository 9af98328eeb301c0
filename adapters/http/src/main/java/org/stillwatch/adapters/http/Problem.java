// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// An answer that says what is wrong (RFC 9457), with a code for machines. It never repeats what
/// the caller sent.
enum Problem {
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "no valid API key: send Authorization: Bearer sw_..."),
  FORBIDDEN(HttpStatus.FORBIDDEN, "this API key has no role that may do this"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "there is nothing here"),
  TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "the body is larger than is taken at once"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "this API key calls too often"),
  BUSY(HttpStatus.TOO_MANY_REQUESTS, "more is waiting to be stored than fits: send it again later"),
  NOT_STORED(HttpStatus.SERVICE_UNAVAILABLE, "nothing can be stored at the moment"),
  UNREADABLE(HttpStatus.BAD_REQUEST, "the body cannot be read"),
  WRONG_ENCODING(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is gzip, zstd or identity"),
  WRONG_REQUEST(HttpStatus.BAD_REQUEST, "the request does not say what it must"),
  FAILED(HttpStatus.INTERNAL_SERVER_ERROR, "the request failed here; it is counted");

  private static final MediaType TYPE = MediaType.parse("application/problem+json");
  private static final ObjectMapper JSON = new JsonMapper();

  private final int status;
  private final String title;

  Problem(HttpStatus status, String title) {
    this.status = status.code();
    this.title = title;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  HttpStatus status() {
    return HttpStatus.valueOf(status);
  }

  /// The answer.
  HttpResponse answer() {
    return answer("");
  }

  /// The answer with a sentence about this very case.
  ///
  /// @param detail ours, never the caller's; may be empty
  HttpResponse answer(String detail) {
    var headers = ResponseHeaders.builder(status()).contentType(TYPE);
    if (this == UNAUTHENTICATED) {
      headers.add(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    if (status == 429 || status == 503) {
      headers.add(HttpHeaderNames.RETRY_AFTER, "1");
    }
    return HttpResponse.of(headers.build(), HttpData.wrap(body(detail)));
  }

  byte[] body(String detail) {
    var body = JSON.createObjectNode();
    body.put("type", "about:blank");
    body.put("title", title);
    body.put("status", status);
    body.put("code", code());
    if (!detail.isEmpty()) {
      body.put("detail", detail);
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }
}
