// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;

/// An address that takes one method and names it to whoever calls with another.
final class OneMethod extends SimpleDecoratingHttpService {
  private final HttpMethod method;

  OneMethod(HttpMethod method, HttpService behind) {
    super(behind);
    this.method = method;
  }

  HttpMethod method() {
    return method;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) throws Exception {
    return request.method() == method
        ? unwrap().serve(ctx, request)
        : Problem.WRONG_METHOD.allowing(method.name());
  }
}
