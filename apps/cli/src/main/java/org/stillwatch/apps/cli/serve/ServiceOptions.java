// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.stillwatch.apps.cli.config.Configuration;
import org.stillwatch.apps.cli.config.Setting;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.base.ConfigException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The running service that a command asks. Where it is not up, or its key is not there, one line
/// says what to do.
final class ServiceOptions {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Mixin private ConfigOptions options = new ConfigOptions();

  @Option(
      names = "--url",
      description = "the service (default: the one of this machine, by the same settings)")
  private Optional<URI> url = Optional.empty();

  @Option(
      names = "--key-file",
      description = "file with an API key of role analyst (default: the first administrator's)")
  private Optional<Path> keyFile = Optional.empty();

  String get(String path) throws IOException, InterruptedException {
    return asked(path, HttpRequest.Builder::GET, HttpResponse.BodyHandlers.ofString());
  }

  byte[] file(String path) throws IOException, InterruptedException {
    return asked(path, HttpRequest.Builder::GET, HttpResponse.BodyHandlers.ofByteArray());
  }

  String post(String path, String type, byte[] body) throws IOException, InterruptedException {
    return asked(
        path,
        request ->
            request.header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofByteArray(body)),
        HttpResponse.BodyHandlers.ofString());
  }

  private <T> T asked(
      String path, UnaryOperator<HttpRequest.Builder> with, HttpResponse.BodyHandler<T> body)
      throws IOException, InterruptedException {
    Configuration from = options.read();
    URI service = http(url.orElseGet(() -> usual(from)));
    var request =
        with.apply(
                HttpRequest.newBuilder(service.resolve(path))
                    .timeout(PATIENCE)
                    .header("Authorization", "Bearer " + key(from)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.send(request, body);
      if (answer.statusCode() != 200) {
        throw new IOException(
            service + " answered " + answer.statusCode() + problem(answer.body()));
      }
      return answer.body();
    } catch (ConnectException e) {
      throw new IOException(
          "nothing answers at "
              + service
              + ": start it with `stillwatch serve`, or name another with --url",
          e);
    }
  }

  private static URI http(URI service) {
    if (service.getHost() == null
        || !Set.of("http", "https").contains(String.valueOf(service.getScheme()))) {
      throw new ConfigException(
          "--url", "address", "none", "one that begins with https:// or http://");
    }
    return service;
  }

  private static URI usual(Configuration from) {
    return URI.create(
        "http://%s:%s".formatted(from.text(Setting.SERVE_HOST), from.text(Setting.SERVE_PORT)));
  }

  private String key(Configuration from) throws IOException {
    Path file = keyFile.orElseGet(() -> from.path(Setting.STATE).resolve("admin.key"));
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          "--key-file",
          file.toString(),
          "no such file",
          "the key of a service: start one here with `stillwatch serve`, or name the file");
    }
    return Files.readString(file).strip();
  }

  /// What a problem says, which is one line of ours.
  private static String problem(Object body) throws IOException {
    byte[] bytes =
        body instanceof byte[] raw ? raw : String.valueOf(body).getBytes(StandardCharsets.UTF_8);
    try {
      var json = new JsonMapper().readTree(bytes);
      return ": " + Plain.text(json.path("detail").asText(json.path("title").asText()));
    } catch (JsonProcessingException e) {
      return ": it is no Stillwatch";
    }
  }
}
