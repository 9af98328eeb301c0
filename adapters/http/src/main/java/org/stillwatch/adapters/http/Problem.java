// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// An answer that says what is wrong (RFC 9457), with a code for machines. It never repeats what
/// the caller sent.
enum Problem {
  UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "no valid API key: send Authorization: Bearer sw_..."),
  FORBIDDEN(HttpStatus.FORBIDDEN, "this API key has no role that may do this"),
  NOT_FOUND(HttpStatus.NOT_FOUND, "there is nothing here"),
  WRONG_METHOD(HttpStatus.METHOD_NOT_ALLOWED, "this address takes another method: see Allow"),
  TOO_SLOW(HttpStatus.REQUEST_TIMEOUT, "the request did not arrive in time"),
  TOO_LARGE(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "the body is larger than is taken at once"),
  TOO_MANY_REQUESTS(HttpStatus.TOO_MANY_REQUESTS, "this API key calls too often"),
  BUSY(HttpStatus.TOO_MANY_REQUESTS, "more is waiting to be stored than fits: send it again later"),
  NOT_STORED(HttpStatus.SERVICE_UNAVAILABLE, "nothing can be stored at the moment"),
  UNREADABLE(HttpStatus.BAD_REQUEST, "the body cannot be read"),
  MALFORMED(HttpStatus.BAD_REQUEST, "this cannot be read as an HTTP request"),
  LONG_ADDRESS(HttpStatus.REQUEST_URI_TOO_LONG, "the address is longer than is read"),
  LARGE_HEADERS(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "the headers are larger than is read"),
  NOT_IN_TIME(HttpStatus.SERVICE_UNAVAILABLE, "there was no answer in time: ask again later"),
  WRONG_ENCODING(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is gzip, zstd or identity"),
  WRONG_REQUEST(HttpStatus.BAD_REQUEST, "the request does not say what it must"),
  REFUSED(HttpStatus.CONFLICT, "this may not be done as things stand"),
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

  /// What is said where the server itself chose a status.
  static Problem of(HttpStatus status) {
    return switch (status.code()) {
      case 404 -> NOT_FOUND;
      case 405 -> WRONG_METHOD;
      case 408 -> TOO_SLOW;
      case 413 -> TOO_LARGE;
      case 414 -> LONG_ADDRESS;
      case 415 -> WRONG_ENCODING;
      case 431 -> LARGE_HEADERS;
      case 503 -> NOT_IN_TIME;
      default -> status.isServerError() ? FAILED : MALFORMED;
    };
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
    return HttpResponse.of(headers().build(), HttpData.wrap(body(detail)));
  }

  /// The answer with methods that the address does take.
  HttpResponse allowing(String methods) {
    return HttpResponse.of(
        headers().add(HttpHeaderNames.ALLOW, methods).build(), HttpData.wrap(body("")));
  }

  /// The answer where the server itself refuses a request before it is one.
  ///
  /// @param methods that the address does take; empty where that is not the problem
  AggregatedHttpResponse whole(String methods) {
    var headers = headers();
    if (!methods.isEmpty()) {
      headers.add(HttpHeaderNames.ALLOW, methods);
    }
    return AggregatedHttpResponse.of(headers.build(), HttpData.wrap(body("")));
  }

  private ResponseHeadersBuilder headers() {
    var headers = ResponseHeaders.builder(status()).contentType(TYPE);
    if (this == UNAUTHENTICATED) {
      headers.add(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    if (status == 429 || status == 503) {
      headers.add(HttpHeaderNames.RETRY_AFTER, "1");
    }
    return headers;
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
