// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.http;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.prometheus.PrometheusMeterRegistries;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.prometheus.PrometheusExpositionService;
import io.grpc.BindableService;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.Role;

/// The service on its one port. Every address but the two of health is closed to strangers.
public final class ApiServer implements AutoCloseable {
  private static final int WORKERS = 4;
  private static final int IDLE_SECONDS = 15;

  private final Server server;
  private final ExecutorService workers;
  private final Announcements announcements;

  /// What stands behind the addresses.
  ///
  /// @param doorkeeper who may call
  /// @param intake where bodies go
  /// @param findings what was found
  /// @param decider what to do about a request
  /// @param admission who may come in
  /// @param desk where people work
  /// @param taxii where partners read and add; empty where nobody shares
  /// @param announcements where changes are told
  /// @param accountHeader header in which a gateway tells whose request it is, in lower case
  /// @param operations what an administrator may start, and whether the service is ready
  /// @param meters what is measured behind the addresses
  public record Behind(
      Doorkeeper doorkeeper,
      Intake intake,
      Findings findings,
      Decider decider,
      Admission admission,
      Desk desk,
      Optional<Taxii> taxii,
      Announcements announcements,
      String accountHeader,
      Operations operations,
      MeterBinder meters) {}

  private ApiServer(Server server, ExecutorService workers, Announcements announcements) {
    this.server = server;
    this.workers = workers;
    this.announcements = announcements;
  }

  /// Opens the port.
  ///
  /// @param address to listen on; port 0 takes a free one
  /// @param tls what it needs to speak TLS; empty for none
  /// @throws IOException when the address cannot be listened on
  /// @throws ConfigException when TLS cannot be spoken with these files
  public static ApiServer start(
      InetSocketAddress address, Optional<Tls> tls, ApiLimits limits, Behind behind)
      throws IOException {
    var registry = PrometheusMeterRegistries.newRegistry();
    var methods = new TreeMap<String, String>();
    behind.meters.bindTo(registry);
    var calls = new CallLimits(limits.callsPerSecond());
    var decider = TimedDecider.of(behind.decider, registry);
    var lane =
        tls.isEmpty()
            ? Optional.of(
                new QuestionLane.Lane(behind.doorkeeper, calls, decider, limits.requestTimeout()))
            : Optional.<QuestionLane.Lane>empty();
    var builder =
        Server.builder()
            .maxRequestLength(limits.bodyBytes())
            .requestTimeout(limits.requestTimeout())
            .verboseResponses(false)
            .meterRegistry(registry)
            .idleTimeoutMillis(0) // by the connection's own clock, which the lane is heard by, too
            .childChannelPipelineCustomizer(pipeline -> begin(pipeline, limits, lane))
            .decorator(HeadDeadline::heard)
            .decorator(FailureCount.of(registry))
            .errorHandler(new PlainErrors(methods));
    if (tls.isPresent()) {
      tls.get().open(builder, address);
    } else {
      builder.http(address);
    }
    ExecutorService workers =
        Executors.newFixedThreadPool(WORKERS, Thread.ofPlatform().name("ingest-", 0).factory());
    new Routes(builder, limits, calls, behind, decider, registry, workers, methods).add();
    try {
      var server = builder.build();
      server.start().join();
      return new ApiServer(server, workers, behind.announcements());
    } catch (IllegalStateException | IllegalArgumentException e) {
      workers.shutdown();
      throw tls.map(Tls::unusable).orElseThrow(() -> e);
    } catch (CompletionException e) {
      workers.shutdown();
      throw new IOException(
          "cannot listen on " + address.getHostString() + ":" + address.getPort(), e);
    }
  }

  /// What bytes meet before the server: the clock of idle connections, the lane, the deadline.
  ///
  /// @param lane none where TLS is spoken: it would answer in clear, and to whoever shows no
  ///   certificate
  private static void begin(
      ChannelPipeline pipeline, ApiLimits limits, Optional<QuestionLane.Lane> lane) {
    pipeline.addFirst(new HeadDeadline(limits.requestTimeout()));
    lane.ifPresent(shared -> pipeline.addFirst(new QuestionLane(shared)));
    pipeline.addFirst(new IdleStateHandler(IDLE_SECONDS, 0, 0));
  }

  /// The port that is listened on.
  public int port() {
    return server.activeLocalPort();
  }

  /// Every address, as `METHOD /path`; only the path where the method is not ours to say.
  SortedSet<String> addresses() {
    var all = new TreeSet<String>();
    for (var service : server.serviceConfigs()) {
      OneMethod one = service.service().as(OneMethod.class);
      String pattern = service.route().patternString();
      all.add(one == null ? pattern : one.method() + " " + pattern);
    }
    return all;
  }

  @Override
  public void close() {
    announcements.close();
    server.stop().join();
    workers.shutdown();
  }

  /// Every address.
  private record Routes(
      ServerBuilder builder,
      ApiLimits limits,
      CallLimits calls,
      Behind behind,
      Decider decider,
      PrometheusMeterRegistry registry,
      ExecutorService workers,
      SortedMap<String, String> methods) {
    void add() {
      open("/healthz", () -> health(true));
      open("/readyz", () -> health(behind.operations.ready()));
      var budget = new BodyBudget(limits.budgetBytes());
      ingest("/v1/exchanges", Intake.Kind.EXCHANGES, budget);
      ingest("/v1/accounts", Intake.Kind.ACCOUNTS, budget);
      ingest("/v1/events", Intake.Kind.EVENTS, budget);
      ingest("/v1/models", Intake.Kind.MODELS, budget);
      ingest("/v1/actions", Intake.Kind.ACTIONS, budget);
      ingest("/v1/twins", Intake.Kind.TWINS, budget);
      ingest("/v1/traces", Intake.Kind.TRACES, budget);
      post("/v1/decide", Role.DECIDE, new DecideEndpoint(decider));
      post("/v1/access", Role.DECIDE, new AccessEndpoint(behind.admission));
      get("/v1/access/contradictions", Role.ANALYST, new ContradictionsEndpoint(behind.admission));
      var read = new FindingsEndpoints(behind.findings, behind.decider);
      get("/v1/campaigns", Role.VIEWER, read.campaigns());
      get("/v1/campaigns/{id}", Role.VIEWER, read.campaign());
      get("/v1/accounts/{id}", Role.VIEWER, read.account());
      get("/v1/status", Role.VIEWER, read.status());
      get("/v1/stream", Role.VIEWER, behind.announcements.endpoint());
      byte[] document = ApiDocument.whole();
      get(
          "/v1/openapi.json",
          Role.VIEWER,
          (ctx, r) -> HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, document));
      get("/v1/decisions/{id}", Role.ANALYST, read.decision());
      for (Desk.Address address : Desk.Address.values()) {
        var desk = new DeskEndpoint(behind.desk, address);
        var one = one(address.path(), address.method(), desk);
        builder.service(address.path(), door(address.role(), one));
      }
      behind.taxii.ifPresent(taxii -> partners(new TaxiiEndpoint(taxii, budget)));
      post("/v1/settle", Role.ADMIN, settle());
      get(
          "/metrics",
          Role.VIEWER,
          PrometheusExpositionService.of(registry.getPrometheusRegistry()));
      registry.gauge("stillwatch.bodies.bytes", budget, BodyBudget::taken);
      grpc(Role.INGEST, new TraceReceiver(behind.intake, budget, workers));
      grpc(Role.DECIDE, new EnvoyAuthorization(decider, behind.accountHeader));
      builder.service("prefix:/", door(Role.VIEWER, (ctx, r) -> Problem.NOT_FOUND.answer()));
    }

    private void ingest(String path, Intake.Kind kind, BodyBudget budget) {
      post(path, Role.INGEST, new IngestEndpoint(behind.intake, kind, limits, budget, workers));
    }

    /// A body says nothing here, but its end has to be heard: a request that has not come in time
    /// is the caller's fault, and an answer that is not there yet is not.
    private HttpService settle() {
      return (ctx, request) -> {
        CompletableFuture<Void> _ = request.subscribe();
        return HttpResponse.of(
            behind
                .operations
                .settle()
                .thenApply(done -> HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, done))
                .exceptionally(Failures::answer));
      };
    }

    /// TAXII says itself what its addresses are (2.1, 4 and 5), with and without a slash at the
    /// end.
    private void partners(TaxiiEndpoint taxii) {
      for (String path :
          List.of("/taxii2", "/taxii2/", "/" + Taxii.ROOT, "prefix:/" + Taxii.ROOT)) {
        builder.service(
            path, new Door(taxii, behind.doorkeeper, calls, Role.PARTNER, new TaxiiManner()));
      }
    }

    private void open(String path, Supplier<HttpResponse> health) {
      builder.service(path, one(path, HttpMethod.GET, (ctx, request) -> health.get()));
    }

    private void post(String path, Role role, HttpService service) {
      builder.service(path, door(role, one(path, HttpMethod.POST, service)));
    }

    private void get(String path, Role role, HttpService service) {
      builder.service(path, door(role, one(path, HttpMethod.GET, service)));
    }

    private OneMethod one(String path, HttpMethod method, HttpService service) {
      methods.put(path, method.name());
      return new OneMethod(method, service);
    }

    private void grpc(Role role, BindableService service) {
      var grpc =
          GrpcService.builder()
              .addService(service)
              .maxRequestMessageLength((int) limits.bodyBytes())
              .enableHttpJsonTranscoding(false)
              .exceptionHandler(GrpcRefusal::status)
              .build();
      builder.service(grpc, inner -> new Door(inner, behind.doorkeeper, calls, role));
    }

    private HttpService door(Role role, HttpService service) {
      return new Door(service, behind.doorkeeper, calls, role);
    }

    private static HttpResponse health(boolean well) {
      return HttpResponse.of(
          well ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE,
          MediaType.JSON_UTF_8,
          well ? "{\"status\":\"ok\"}" : "{\"status\":\"not-ready\"}");
    }
  }
}
