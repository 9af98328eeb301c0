// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// TLS with real certificates and the client of the JDK.
class LiveTlsTest {
  @TempDir private Path folder = Path.of("");

  private static int status(SSLContext context, LiveProcess service, boolean withKey)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().sslContext(context).build()) {
      var request =
          HttpRequest.newBuilder(URI.create("https://localhost:" + service.port() + "/v1/status"));
      if (withKey) {
        request.header("authorization", "Bearer " + service.secret());
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).statusCode();
    }
  }

  private List<String> tls(String... more) {
    return List.of(
        "serve.tls.certificate=" + folder.resolve("service.pem"),
        "serve.tls.key=" + folder.resolve("service.key"),
        more.length == 0 ? "seed=1" : more[0]);
  }

  @Test
  void a_key_is_needed_behind_tls_too_and_nothing_is_answered_in_clear() throws Exception {
    var certificates = new Certificates(folder);
    certificates.authority("authority");
    certificates.signed("service", "authority");
    var service = new LiveProcess(folder, tls());
    service.start();

    var context = certificates.client("authority", "");
    assertThat(status(context, service, true)).isEqualTo(200);
    assertThat(status(context, service, false)).isEqualTo(401);
    assertThatThrownBy(() -> LiveCaller.of(service.port(), service.secret()).get("/v1/status"))
        .isInstanceOf(IOException.class);
    nothingIsDecidedInClear(service);
    assertThat(service.stop()).isEqualTo(143);
  }

  /// Not by the short way for questions either, which stands before the server.
  private static void nothingIsDecidedInClear(LiveProcess service) throws Exception {
    var caller = LiveCaller.of(service.port(), service.secret());
    String body = "{\"account\":\"a\"}";
    String head = RawCall.head("POST", "/v1/decide", caller, "content-length: " + body.length());
    try (var call = new RawCall(service.port())) {
      assertThat(call.send(head + body).answer()).doesNotContain("HTTP/1.1 200", "measure");
    }
  }

  @Test
  void only_certificates_of_the_authority_are_let_in_where_callers_must_show_one()
      throws Exception {
    var certificates = new Certificates(folder);
    Path authority = certificates.authority("authority");
    certificates.authority("other");
    certificates.signed("service", "authority");
    certificates.signed("gateway", "authority");
    certificates.signed("stranger", "other");
    var service = new LiveProcess(folder, tls("serve.tls.clientAuthorities=" + authority));
    service.start();

    assertThat(status(certificates.client("authority", "gateway"), service, true)).isEqualTo(200);
    assertThat(status(certificates.client("authority", "gateway"), service, false)).isEqualTo(401);
    for (String shown : List.of("", "stranger")) {
      assertThatThrownBy(() -> status(certificates.client("authority", shown), service, true))
          .as("shows " + shown)
          .isInstanceOf(IOException.class);
    }
    nothingIsDecidedInClear(service);
    assertThat(service.stop()).isEqualTo(143);
  }

  @Test
  void files_that_are_no_certificates_stop_the_start_in_one_line() throws Exception {
    for (String name : List.of("service.pem", "service.key")) {
      Files.writeString(folder.resolve(name), "secret-looking text");
    }

    assertThatThrownBy(() -> new LiveProcess(folder, tls()).start())
        .hasMessageContaining("serve.tls: files: found ")
        .message()
        .doesNotContain("secret-looking", "at java.", "Exception");
  }

  @Test
  void authorities_that_are_none_stop_the_start_in_one_line() throws Exception {
    var certificates = new Certificates(folder);
    certificates.authority("authority");
    certificates.signed("service", "authority");
    Path none = Files.writeString(folder.resolve("none.pem"), "no certificate");

    assertThatThrownBy(
            () -> new LiveProcess(folder, tls("serve.tls.clientAuthorities=" + none)).start())
        .hasMessageContaining("serve.tls: files: found ")
        .message()
        .doesNotContain("at java.", "Exception");
  }
}
