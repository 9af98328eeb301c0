// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.apps.server.verify.BundleCheck;
import org.stillwatch.apps.server.verify.KeptHead;
import org.stillwatch.apps.server.verify.Verification;
import org.stillwatch.base.ConfigException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch verify`: checks a case that somebody exported, offline and with nothing but the
/// file.
@Command(
    name = "verify",
    description = "Checks an exported case, offline; exit 1 when it is not what was written down.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(index = "0", description = "the bundle that `case export` wrote")
  private Path file = Path.of("");

  @Option(
      names = "--head",
      description = "end of the audit log as it was kept elsewhere: SEQUENCE:HASH, or the hash")
  private Optional<String> head = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Optional<KeptHead> kept = head.flatMap(KeptHead::of);
    if (head.isPresent() && kept.isEmpty()) {
      throw new ConfigException(
          "--head", "head", "something else", "SEQUENCE:HASH as `stillwatch audit` prints it");
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Verification verification = BundleCheck.of(bytes(), kept);
    for (Verification.Line line : verification.lines()) {
      out.printf("%-5s %s: %s%n", line.outcome().word(), line.what(), Plain.line(line.sentence()));
    }
    out.println(verification.holds() ? "verified" : "not verified");
    return verification.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  /// No more is read than a bundle can have.
  private byte[] bytes() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException("verify", "file", "none at " + file, "a bundle of `case export`");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(Archive.MOST_ZIP_BYTES + 1);
    }
  }
}
