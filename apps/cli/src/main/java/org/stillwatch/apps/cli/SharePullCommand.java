// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.taxii.TaxiiClient;
import org.stillwatch.apps.cli.share.PullFolder;
import org.stillwatch.apps.cli.share.PullLogin;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.intake.Refused;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.taxii.PullState;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch share pull`: reads what a partner shares, and goes on where the last pull ended.
@Command(
    name = "pull",
    description = "Reads a TAXII 2.1 collection of a partner; leads, never verdicts.",
    mixinStandardHelpOptions = true)
final class SharePullCommand implements Callable<Integer> {
  private static final int MOST_TOLD = 20;

  @Option(
      names = "--collection",
      required = true,
      paramLabel = "URL",
      description = "its address, for example https://HOST/ROOT/collections/ID/")
  private String collection = "";

  @Option(
      names = "--partner",
      paramLabel = "identity--UUID",
      description = "whom the server speaks for; objects of anybody else are marked as relayed")
  private Optional<String> partner = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      description = "folder for objects and for the place up to which they were read")
  private Path out = Path.of("");

  @Option(
      names = "--limit",
      description = "objects on a page (default: ${DEFAULT-VALUE})",
      defaultValue = "500")
  private int limit = 500;

  @Mixin private PullLogin login = new PullLogin();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ConfigException("--limit", "objects", String.valueOf(limit), "1 or more");
    }
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    Terms terms = terms();
    long objects = 0;
    long refused = 0;
    try (TaxiiClient client = client();
        PullFolder folder = PullFolder.open(out)) {
      PullState state = folder.state();
      boolean more = true;
      while (more) {
        var pulled = client.pull(state, limit, terms);
        for (Refused one : pulled.page().refused()) {
          if (refused++ < MOST_TOLD) {
            console.println("refused " + Plain.line(one.sentence()));
          }
        }
        folder.add(pulled.taken().fresh(), pulled.taken().state());
        objects += pulled.taken().fresh().size();
        state = pulled.taken().state();
        more = pulled.taken().more();
      }
    }
    console.printf("%,d new objects, %,d refused; in %s%n", objects, refused, out);
    return refused == 0 ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private TaxiiClient client() throws IOException {
    try {
      return new TaxiiClient(URI.create(collection), login.credentials(), Optional.empty());
    } catch (IllegalArgumentException _) {
      throw new ConfigException(
          "--collection", "address", "another kind", "https, without a password in it");
    }
  }

  private Terms terms() {
    if (partner.isEmpty()) {
      return Terms.ofFile();
    }
    Optional<StixId> id = StixId.parse(partner.get()).filter(i -> i.type().equals("identity"));
    if (id.isEmpty()) {
      throw new ConfigException("--partner", "identity", "something else", "identity--UUID");
    }
    return Terms.ofFile().from(id.get());
  }
}
