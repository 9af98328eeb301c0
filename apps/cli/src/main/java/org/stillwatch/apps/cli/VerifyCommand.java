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
import org.stillwatch.apps.cli.refer.ReferralCheck;
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

/// `stillwatch verify`: checks a case that somebody exported, or a package of `share refer`,
/// offline and with nothing but the file.
@Command(
    name = "verify",
    description =
        "Checks an exported case or a referral, offline; exit 1 when it is not what was written"
            + " down.",
    mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {
  @Parameters(index = "0", description = "what `case export` or `share refer` wrote")
  private Path file = Path.of("");

  @Option(
      names = "--head",
      description = "end of the audit log as it was kept elsewhere: SEQUENCE:HASH, or the hash")
  private Optional<String> head = Optional.empty();

  @Option(names = "--case", description = "for a referral: its case, as a court was given it")
  private Optional<Path> exported = Optional.empty();

  @Option(names = "--escrow", description = "for a referral: the list that opens its pseudonyms")
  private Optional<Path> escrow = Optional.empty();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Optional<KeptHead> kept = head.flatMap(KeptHead::of);
    if (head.isPresent() && kept.isEmpty()) {
      throw new ConfigException(
          "--head", "head", "something else", "SEQUENCE:HASH as `stillwatch audit` prints it");
    }
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Verification verification = verification(bytes(), kept);
    for (Verification.Line line : verification.lines()) {
      out.printf("%-5s %s: %s%n", line.outcome().word(), line.what(), Plain.line(line.sentence()));
    }
    out.println(verification.holds() ? "verified" : "not verified");
    return verification.holds() ? ExitCode.DONE : ExitCode.FINDINGS;
  }

  private Verification verification(byte[] zip, Optional<KeptHead> kept) throws IOException {
    boolean referral = ReferralCheck.isPackage(zip);
    if (!referral && (exported.isPresent() || escrow.isPresent())) {
      throw new ConfigException(
          "verify", "file", "something else than a referral", "a package of `share refer`");
    }
    return referral
        ? ReferralCheck.of(zip, ReferralCheck.opened(exported, escrow))
        : BundleCheck.of(zip, kept);
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
