// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.taxii.TaxiiClient;
import org.stillwatch.apps.cli.share.PartnerLogin;
import org.stillwatch.apps.cli.share.PullFolder;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.apps.server.sharing.KeyFiles;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.intake.Refused;
import org.stillwatch.share.intake.Standing;
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
      names = "--keys",
      paramLabel = "FILE",
      description =
          "public keys of identities that sign (signing-keys/1): what these say counts with their"
              + " signature alone, whoever passed it on")
  private Optional<Path> keys = Optional.empty();

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

  @Mixin private PartnerLogin login = new PartnerLogin();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (limit < 1) {
      throw new ConfigException("--limit", "objects", String.valueOf(limit), "1 or more");
    }
    PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
    Terms terms = terms();
    long refused = 0;
    long unchecked = 0;
    Map<Standing, Long> taken = new EnumMap<>(Standing.class);
    try (TaxiiClient client = PartnerLogin.client("--collection", collection, login.credentials());
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
        pulled.taken().fresh().forEach(one -> taken.merge(one.standing(), 1L, Long::sum));
        unchecked += pulled.page().unchecked();
        state = pulled.taken().state();
        more = pulled.taken().more();
      }
    }
    long own = taken.getOrDefault(Standing.OWN, 0L);
    long relayed = taken.getOrDefault(Standing.RELAYED, 0L);
    console.printf(
        "%,d new objects: %,d own, %,d relayed; %,d refused; in %s%n",
        own + relayed, own, relayed, refused, out);
    if (unchecked > 0) {
      console.printf("%,d signatures of authors whose keys are not known%n", unchecked);
    }
    return refused == 0 ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private Terms terms() throws IOException {
    Terms file = Terms.ofFile();
    Terms terms = keys.isPresent() ? file.checking(KeyFiles.known("--keys", keys.get())) : file;
    if (partner.isEmpty()) {
      return terms;
    }
    Optional<StixId> id = StixId.parse(partner.get()).filter(i -> i.type().equals("identity"));
    if (id.isEmpty()) {
      throw new ConfigException("--partner", "identity", "something else", "identity--UUID");
    }
    return terms.from(id.get());
  }
}
