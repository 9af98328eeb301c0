// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import io.netty.util.AttributeKey;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.stillwatch.respond.Role;

/// Lets callers with a role through, as often as they may call. Fails closed: who has no valid key,
/// the wrong role or too many calls is turned away before the body is read.
final class Door extends SimpleDecoratingHttpService {
  private static final AttributeKey<Caller> CALLER = AttributeKey.valueOf(Door.class, "caller");

  private final Doorkeeper doorkeeper;
  private final CallLimits limits;
  private final Role role;
  private final Manner manner;

  Door(HttpService behind, Doorkeeper doorkeeper, CallLimits limits, Role role) {
    this(behind, doorkeeper, limits, role, Manner.API);
  }

  Door(HttpService behind, Doorkeeper doorkeeper, CallLimits limits, Role role, Manner manner) {
    super(behind);
    this.manner = manner;
    this.doorkeeper = doorkeeper;
    this.limits = limits;
    this.role = role;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext ctx, HttpRequest request) {
    Optional<String> secret =
        manner.secret(request.headers().getAll(HttpHeaderNames.AUTHORIZATION));
    if (secret.isEmpty()) {
      return manner.stranger();
    }
    Optional<Caller> known = doorkeeper.lately(secret.get());
    return known.isPresent()
        ? letIn(known.get(), ctx, request)
        : HttpResponse.of(
            CompletableFuture.supplyAsync(
                    () -> doorkeeper.who(secret.get()), ctx.blockingTaskExecutor())
                .thenApplyAsync(
                    who ->
                        who.map(caller -> letIn(caller, ctx, request)).orElseGet(manner::stranger),
                    ctx.eventLoop())
                .exceptionally(manner::failed));
  }

  /// Who was let in.
  static Optional<Caller> caller(ServiceRequestContext ctx) {
    return Optional.ofNullable(ctx.attr(CALLER));
  }

  private HttpResponse letIn(Caller caller, ServiceRequestContext ctx, HttpRequest request) {
    if (!caller.may(role)) {
      return manner.forbidden(role);
    }
    if (!limits.mayCall(caller.keyId())) {
      return manner.tooOften();
    }
    ctx.setAttr(CALLER, caller);
    try {
      return unwrap().serve(ctx, request);
    } catch (Exception e) { // whatever it is, a caller learns nothing of it
      return manner.failed(e);
    }
  }
}
