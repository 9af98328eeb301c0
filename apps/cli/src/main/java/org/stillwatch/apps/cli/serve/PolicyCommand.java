// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.policy.PolicyFile;
import org.stillwatch.adapters.policy.PolicySignature;
import org.stillwatch.apps.cli.config.Configuration;
import org.stillwatch.apps.cli.config.Setting;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch policy`: reads, signs and tries policies before anybody notices one.
@Command(
    name = "policy",
    description = "Checks and signs policies, and shows whom one would have hit.",
    mixinStandardHelpOptions = true,
    subcommands = {PolicyCommand.Check.class, PolicyCommand.Sign.class, PolicyCommand.Diff.class})
public final class PolicyCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }

  private static Policy read(Path file) throws IOException {
    return PolicyFile.read(file.toString(), bytes(file));
  }

  private static byte[] bytes(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException("policy", "file", file.toString(), "a file that is there");
    }
    return Files.readAllBytes(file);
  }

  /// `stillwatch policy check`.
  @Command(name = "check", description = "Reads a policy and says what is wrong with it.")
  static final class Check implements Callable<Integer> {
    @Parameters(index = "0", description = "the policy")
    private Path file = Path.of("");

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      Policy policy = read(file);
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      out.printf(
          "%s version %d, %d rules, digest %s%n",
          policy.name(), policy.version(), policy.rules().size(), policy.digest());
      policy
          .rules()
          .forEach(
              r -> out.printf("  %s: %s when %s%n", r.id(), r.measure().word(), r.when().text()));
      policy
          .limits()
          .budgets()
          .forEach(b ->
              out.printf(
                  "  budget %s: %s of %s%s%n",
                  b.id(),
                  b.unit().word(),
                  b.scope().word(),
                  b.topic().isEmpty() ? "" : " " + b.topic()));
      return 0;
    }
  }

  /// `stillwatch policy sign`.
  @Command(name = "sign", description = "Signs a policy; prints the signature.")
  static final class Sign implements Callable<Integer> {
    @Parameters(index = "0", description = "the policy")
    private Path file = Path.of("");

    @Option(
        names = "--key",
        required = true,
        description = "private key (Ed25519 as PEM, as openssl genpkey writes it)")
    private Path key = Path.of("");

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      read(file);
      String signature = PolicySignature.sign(bytes(file), key);
      Objects.requireNonNull(spec).commandLine().getOut().println(signature.strip());
      return 0;
    }
  }

  /// `stillwatch policy diff`.
  @Command(
      name = "diff",
      description = "Lays a policy over the history of a running service: whom it would have hit.")
  static final class Diff implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Parameters(index = "0", description = "the policy")
    private Path file = Path.of("");

    @Mixin private ConfigOptions options = new ConfigOptions();

    @Option(
        names = "--url",
        description = "the service (default: the one of this machine, by the same settings)")
    private Optional<URI> url = Optional.empty();

    @Option(
        names = "--key-file",
        description = "file with an API key of role analyst (default: the first administrator's)")
    private Optional<Path> keyFile = Optional.empty();

    @Option(names = "--json", description = "the whole difference as JSON")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
      read(file);
      String answer = asked();
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      if (json) {
        out.println(answer);
      } else {
        print(new JsonMapper().readTree(answer), out);
      }
      return 0;
    }

    private String asked() throws IOException, InterruptedException {
      Configuration from = options.read();
      Path key = keyFile.orElseGet(() -> from.path(Setting.STATE).resolve("admin.key"));
      URI service =
          url.orElseGet(() ->
              URI.create(
                  "http://%s:%s"
                      .formatted(from.text(Setting.SERVE_HOST), from.text(Setting.SERVE_PORT))));
      var request =
          HttpRequest.newBuilder(service.resolve("/v1/policy/diff"))
              .timeout(PATIENCE)
              .header("Authorization", "Bearer " + Files.readString(key).strip())
              .header("Content-Type", "application/yaml")
              .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(file)))
              .build();
      try (HttpClient client = HttpClient.newHttpClient()) {
        var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
          throw new IOException(
              service + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
      }
    }

    private static void print(JsonNode diff, PrintWriter out) {
      out.printf(
          "%d assessments from %s to %s%n",
          diff.path("assessments").asLong(),
          diff.at("/period/from").asText(),
          diff.at("/period/to").asText());
      out.printf(
          "accounts hit: %d by %s version %d, %d by %s version %d, who pay %.2f USD a month%n",
          diff.at("/accounts/now").asLong(),
          diff.at("/now/policy").asText(),
          diff.at("/now/version").asLong(),
          diff.at("/accounts/candidate").asLong(),
          diff.at("/candidate/policy").asText(),
          diff.at("/candidate/version").asLong(),
          diff.path("usdCentsPerMonth").asLong() / 100.0);
      for (JsonNode hit : diff.path("hit")) {
        out.printf(
            "  %s: %s -> %s by rule %s (%s, campaign %s, %d times); by itself %s%s%n",
            hit.path("account").asText(),
            hit.at("/now/measure").asText(),
            hit.at("/candidate/measure").asText(),
            hit.at("/candidate/rule").asText(),
            hit.path("verdict").asText(),
            hit.path("campaign").asText(),
            hit.path("times").asInt(),
            hit.path("byItself").asText("observe"),
            needs(hit.path("furtherNeeds")));
      }
    }

    private static String needs(JsonNode needs) {
      if (needs.isEmpty()) {
        return "";
      }
      var words = new StringBuilder(", more needs ");
      needs.forEach(n -> words.append(n.asText()).append(' '));
      return words.toString().strip();
    }
  }
}
