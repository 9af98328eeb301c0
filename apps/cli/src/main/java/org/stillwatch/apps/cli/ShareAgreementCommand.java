// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stillwatch.apps.cli.share.CorrFiles;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.share.corr.Agreement;
import org.stillwatch.share.corr.Allowance;
import org.stillwatch.share.corr.IdentifierClass;
import org.stillwatch.share.corr.Party;
import org.stillwatch.share.corr.Signer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch share agreement`: what an agreement allows, and the digest that is signed.
@Command(
    name = "agreement",
    description =
        "Checks an agreement about comparing identifiers, prints what it allows, and the digest that"
            + " is signed. Signatures are not checked here.",
    mixinStandardHelpOptions = true)
final class ShareAgreementCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "FILE", description = "an agreement (agreement/1)")
  private Path file = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
    Agreement agreement = CorrFiles.agreement(file);
    out.println("digest    " + agreement.digest());
    out.println("first     " + party(agreement.first()));
    out.println("second    " + party(agreement.second()));
    out.println("purpose   " + Plain.line(agreement.purpose()));
    out.println("basis     " + Plain.line(agreement.lawfulBasis()));
    out.println("valid     " + agreement.validFrom() + " to " + agreement.validUntil());
    out.println("asks      " + asks(agreement));
    out.printf("batch     %,d distinct values or more%n", agreement.batch());
    out.printf("kept      %,d days%n", agreement.retentionDays());
    agreement.classes().forEach((kind, allowance) -> allowed(out, kind, allowance));
    out.println("refuses   " + refused(agreement));
    agreement.signers().forEach(signer -> out.println("signer    " + signer(agreement, signer)));
    out.printf("signed    %,d signatures, not checked here%n", agreement.signatures().size());
    return ExitCode.DONE;
  }

  private static void allowed(PrintWriter out, IdentifierClass kind, Allowance allowance) {
    String why = allowance.reason().map(r -> ", because: " + Plain.line(r)).orElse("");
    out.printf("allows    %s, %,d a day%s%n", kind.word(), allowance.items(), why);
  }

  private static String refused(Agreement agreement) {
    String words =
        Arrays.stream(IdentifierClass.values())
            .filter(kind -> !agreement.classes().containsKey(kind))
            .map(IdentifierClass::word)
            .collect(Collectors.joining(", "));
    return words.isEmpty() ? "none" : words;
  }

  private static String asks(Agreement agreement) {
    return switch (agreement.direction()) {
      case BOTH -> "either the other";
      case FIRST_ASKS -> "the first the second";
      case SECOND_ASKS -> "the second the first";
    };
  }

  private static String party(Party party) {
    return Plain.line(party.name()) + " (" + party.id() + ")";
  }

  private static String signer(Agreement agreement, Signer signer) {
    boolean first = signer.party().equals(agreement.first().id());
    return Plain.line(signer.name())
        + ", "
        + Plain.line(signer.role())
        + (first ? ", for the first" : ", for the second");
  }
}
