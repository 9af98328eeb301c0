// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.policy.PolicyFile;
import org.stillwatch.adapters.policy.PolicySignature;
import org.stillwatch.apps.server.page.Plain;
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
    @Parameters(index = "0", description = "the policy")
    private Path file = Path.of("");

    @Mixin private ServiceOptions service = new ServiceOptions();

    @Option(names = "--json", description = "the whole difference as JSON")
    private boolean json;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
      read(file);
      String answer = service.post("/v1/policy/diff", "application/yaml", bytes(file));
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      if (json) {
        out.println(answer);
      } else {
        print(new JsonMapper().readTree(answer), out);
      }
      return 0;
    }

    private static void print(JsonNode diff, PrintWriter out) {
      out.printf(
          "%d assessments from %s to %s%n",
          diff.path("assessments").asLong(),
          diff.at("/period/from").asText(),
          diff.at("/period/to").asText());
      out.printf(
          "accounts hit: %d by %s version %d, %d by %s version %d%n",
          diff.at("/accounts/now").asLong(),
          diff.at("/now/policy").asText(),
          diff.at("/now/version").asLong(),
          diff.at("/accounts/candidate").asLong(),
          diff.at("/candidate/policy").asText(),
          diff.at("/candidate/version").asLong());
      out.printf("revenue: %s%n", Stake.revenue(diff.path("revenue")));
      for (JsonNode campaign : diff.path("campaigns")) {
        out.printf(
            "campaign %s: %s%n", Plain.text(campaign.path("id").asText()), Stake.cost(campaign));
      }
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
