// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.apps.server.sharing.KeyFiles;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.intake.Batch;
import org.stillwatch.share.intake.Intake;
import org.stillwatch.share.intake.IntakeLimits;
import org.stillwatch.share.intake.Refused;
import org.stillwatch.share.intake.Standing;
import org.stillwatch.share.intake.Terms;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch share check`: says of a bundle of STIX 2.1 what would be taken of it, and of the
/// rest why not.
@Command(
    name = "check",
    description =
        "Says what of a bundle of STIX 2.1 would be taken; exit 1 when something is refused.",
    mixinStandardHelpOptions = true)
final class ShareCheckCommand implements Callable<Integer> {
  @Parameters(index = "0", description = "a bundle, or a page of a TAXII collection")
  private Path file = Path.of("");

  @Option(
      names = "--page",
      description = "objects may name others that stand on another page of the same collection")
  private boolean page;

  @Option(
      names = "--keys",
      paramLabel = "FILE",
      description =
          "public keys of identities that sign (signing-keys/1); says whose word the objects are")
  private Optional<Path> keys = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Terms file = page ? Terms.ofFile().page() : Terms.ofFile();
    Terms terms = keys.isPresent() ? file.checking(KeyFiles.known("--keys", keys.get())) : file;
    Batch batch = Intake.read(bytes(), terms);
    for (Refused refused : batch.refused()) {
      out.println("refused " + Plain.line(refused.sentence()));
    }
    taken(batch).forEach((type, count) -> out.printf("taken   %,d %s%n", count, Plain.text(type)));
    if (batch.repeated() > 0) {
      out.printf("again   %,d that stood there word for word%n", batch.repeated());
    }
    if (keys.isPresent()) {
      whose(batch, out);
    }
    batch.incomplete().ifPresent(why -> out.println("stopped: " + Plain.line(why)));
    boolean whole = batch.refused().isEmpty() && batch.incomplete().isEmpty();
    return whole ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private static void whose(Batch batch, PrintWriter out) {
    long own = batch.received().stream().filter(r -> r.standing() == Standing.OWN).count();
    out.printf(
        "signed  %,d by their author, %,d relayed, %,d refused%n",
        own, batch.received().size() - own, batch.refused().size());
    if (batch.unchecked() > 0) {
      out.printf("%,d signatures of authors whose keys are not known%n", batch.unchecked());
    }
  }

  /// How many objects of each type are taken; types that nothing here knows are named as such.
  private static Map<String, Integer> taken(Batch batch) {
    Map<String, Integer> taken = new TreeMap<>();
    batch
        .received()
        .forEach(one -> {
          String type = one.object().id().type();
          boolean known = !batch.foreign().containsKey(type);
          taken.merge(known ? type : type + " (unknown, kept as it is)", 1, Integer::sum);
        });
    return taken;
  }

  /// No more is read than a bundle may have.
  private byte[] bytes() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException("share check", "file", "none at " + file, "a bundle of STIX 2.1");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes((int) IntakeLimits.DEFAULT.bytes() + 1);
    }
  }
}
