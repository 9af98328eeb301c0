// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.util.Exceptions;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;

/// What a caller is told when a request fails.
final class Failures {
  private Failures() {}

  static HttpResponse answer(Throwable failure) {
    Throwable cause = Exceptions.peel(failure);
    return switch (cause) {
      case Unpacking.Refused refused -> refused.problem().answer();
      case ContentTooLargeException _ -> Problem.TOO_LARGE.answer();
      case RequestTimeoutException _ -> Problem.NOT_IN_TIME.answer();
      case HttpStatusException refused -> Problem.of(refused.httpStatus()).answer();
      default -> Problem.FAILED.answer();
    };
  }
}
