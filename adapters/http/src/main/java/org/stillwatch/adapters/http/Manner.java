// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.stillwatch.respond.Role;

/// How callers show a secret at an address, and how they are turned away.
interface Manner {
  /// Our own API: bearer secrets, problems as RFC 9457 says.
  Manner API = new Api();

  /// The secret; empty when none is shown, or something that is none of ours.
  ///
  /// @param headers every `Authorization` of the request
  Optional<String> secret(List<String> headers);

  /// For who is not known.
  HttpResponse stranger();

  /// For who may not do this.
  HttpResponse forbidden(Role needed);

  /// For who calls too often.
  HttpResponse tooOften();

  /// For whoever met a failure of ours.
  HttpResponse failed(Throwable failure);

  /// As all addresses but TAXII's do it.
  record Api() implements Manner {
    @Override
    public Optional<String> secret(List<String> headers) {
      return BearerSecret.of(headers);
    }

    @Override
    public HttpResponse stranger() {
      return Problem.UNAUTHENTICATED.answer();
    }

    @Override
    public HttpResponse forbidden(Role needed) {
      return Problem.FORBIDDEN.answer("it needs the role " + needed.word());
    }

    @Override
    public HttpResponse tooOften() {
      return Problem.TOO_MANY_REQUESTS.answer();
    }

    @Override
    public HttpResponse failed(Throwable failure) {
      return Failures.answer(failure);
    }
  }
}
