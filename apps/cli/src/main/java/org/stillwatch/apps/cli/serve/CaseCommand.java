// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.base.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch case`: cases of a running service, and one of them as a bundle to give away.
@Command(
    name = "case",
    description = "Lists cases of a running service, and exports one with all that it rests on.",
    mixinStandardHelpOptions = true,
    subcommands = {CaseCommand.Listing.class, CaseCommand.Export.class})
public final class CaseCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }

  /// `stillwatch case list`.
  @Command(name = "list", description = "Lists cases, a line each.")
  static final class Listing implements Callable<Integer> {
    @Mixin private ServiceOptions service = new ServiceOptions();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      JsonNode cases = new JsonMapper().readTree(service.get("/v1/cases")).path("cases");
      for (JsonNode one : cases) {
        String worker = one.path("assigned").asText();
        out.printf(
            "%s campaign %s, %s %s, %d measures wait, %s works on it%n",
            text(one, "id"),
            text(one, "campaign"),
            one.path("open").asBoolean() ? "open since" : "closed, opened",
            text(one, "openedAt"),
            one.path("waiting").asInt(),
            worker.isEmpty() ? "nobody" : Plain.text(worker));
      }
      if (cases.isEmpty()) {
        out.println("no cases");
      }
      return 0;
    }

    private static String text(JsonNode one, String name) {
      return Plain.text(one.path(name).asText());
    }
  }

  /// `stillwatch case export`.
  @Command(
      name = "export",
      description =
          "Writes a case with all that it rests on into one file, for `stillwatch verify`.")
  static final class Export implements Callable<Integer> {
    @Parameters(index = "0", description = "id of the case, as `case list` prints it")
    private String id = "";

    @Option(names = "--out", required = true, description = "the file; it must not be there yet")
    private Path out = Path.of("");

    @Mixin private ServiceOptions service = new ServiceOptions();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (Files.exists(out)) {
        throw new ConfigException("--out", "file", "one that is there", "a name that is free");
      }
      String name = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
      byte[] bundle = service.file("/v1/cases/" + name + "/export");
      write(bundle);
      Objects.requireNonNull(spec)
          .commandLine()
          .getOut()
          .printf("%s: %,d bytes, sha256 %s%n", out, bundle.length, Hash.of(bundle));
      return 0;
    }

    /// Whole or not at all: it names accounts, so that only its owner may read it.
    private void write(byte[] bundle) throws IOException {
      Path folder = Objects.requireNonNullElse(out.toAbsolutePath().getParent(), Path.of(""));
      Path partial = Files.createTempFile(folder, ".export-", ".tmp");
      try {
        Files.write(partial, bundle);
        Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(partial);
      }
    }
  }
}
