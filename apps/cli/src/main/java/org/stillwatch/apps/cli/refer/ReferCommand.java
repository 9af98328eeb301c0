// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.refer;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.files.SecretFile;
import org.stillwatch.adapters.json.AssessmentReader;
import org.stillwatch.adapters.json.EscrowJson;
import org.stillwatch.adapters.json.LeakJson;
import org.stillwatch.adapters.json.ReferralFile;
import org.stillwatch.apps.cli.trace.FoundAccounts;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.bundle.TooLarge;
import org.stillwatch.apps.server.page.Plain;
import org.stillwatch.base.ConfigException;
import org.stillwatch.judge.attribution.Gate;
import org.stillwatch.share.refer.Conditions;
import org.stillwatch.share.refer.Names;
import org.stillwatch.share.refer.Referral;
import org.stillwatch.share.refer.Spoken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `stillwatch share refer`: a case for an authority or a court, if the gate lets it go.
@Command(
    name = "refer",
    description =
        "Packs a case for an authority or a civil action: letter, evidence, method, and how to"
            + " check it. Nothing is written while the gate has a reason to hold it back; then it"
            + " exits with 1.",
    mixinStandardHelpOptions = true)
public final class ReferCommand implements Callable<Integer> {
  private static final int KEY_BYTES = 32;
  private static final int DONE = 0;
  private static final int HELD = 1;

  @Option(names = "--case", required = true, description = "a case that `case export` wrote")
  private Path exported = Path.of("");

  @Option(names = "--attribution", required = true, description = "what `attribute --out` wrote")
  private Path attribution = Path.of("");

  @Option(
      names = "--referral",
      required = true,
      description = "to whom, on what ground, and who let it go (referral/1)")
  private Path referral = Path.of("");

  @Option(names = "--trace", description = "a report of `trace corpus` about a leaked corpus")
  private Optional<Path> trace = Optional.empty();

  @Option(
      names = "--escrow",
      description =
          "secret list that opens the pseudonyms, kept apart; made when it is not there, and used"
              + " again when it is")
  private Optional<Path> escrow = Optional.empty();

  @Option(
      names = "--secrets",
      arity = "1..*",
      description = "files of values that must not leave, one a line, such as customers' names")
  private List<Path> secrets = new ArrayList<>();

  @Option(names = "--out", required = true, description = "the package; it must not be there yet")
  private Path out = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (Files.exists(out)) {
      throw new ConfigException("--out", "file", "one that is there", "a name that is free");
    }
    PrintWriter said = Objects.requireNonNull(spec).commandLine().getOut();
    ExportedCase one = ExportedCase.read("--case", exported);
    String wanted = text("--referral", referral, ReferralFile.MOST_BYTES);
    Referral decided =
        ReferralFile.read(
            String.valueOf(referral.getFileName()), wanted.getBytes(StandardCharsets.UTF_8));
    EscrowJson.Escrow key = key(decided, one);
    var sources =
        new Made.Sources(
            wanted,
            text("--attribution", attribution, AssessmentReader.MOST_BYTES),
            leak(one, decided, key));
    Made made = Made.of(one, sources, key.keyHex());
    List<String> held = held(made, one);
    for (Gate.Condition condition : Conditions.of(made.input())) {
      said.println(
          Plain.line(
              "%-4s %s: %s"
                  .formatted(
                      condition.met() ? "ok" : "held", condition.needs(), condition.found())));
    }
    held.forEach(h -> said.println(Plain.line("held " + h)));
    boolean open = Conditions.of(made.input()).stream().allMatch(Gate.Condition::met);
    if (!open || !held.isEmpty()) {
      said.println("nothing was written");
      return HELD;
    }
    byte[] zip = zip(made);
    keep(decided, key, made.input().names(), said);
    write(zip);
    said.printf("%s: %,d bytes, sha256 %s%n", out, zip.length, Hash.of(zip));
    return DONE;
  }

  private List<String> held(Made made, ExportedCase one) throws IOException {
    var values = new ArrayList<String>();
    for (Path file : secrets) {
      if (!Files.isRegularFile(file)) {
        throw new ConfigException("--secrets", "file", file.toString(), "a file that is there");
      }
      Files.readAllLines(file).stream()
          .map(String::strip)
          .filter(v -> !v.isEmpty())
          .forEach(values::add);
    }
    var reasons = new ArrayList<>(Spoken.reasons(made.texts(), made.input(), values));
    boolean whole = !made.input().referral().pseudonymous();
    boolean key =
        one.files().values().stream()
            .anyMatch(f -> Spoken.holdsKey(new String(f, StandardCharsets.UTF_8)));
    if (whole && key) {
      reasons.add("case.zip: it holds a key of ours");
    }
    return reasons;
  }

  /// The key of the pseudonyms: that of the list that is there, or a new one.
  private EscrowJson.Escrow key(Referral decided, ExportedCase one) throws IOException {
    String caseId = one.material().caseId();
    if (!decided.pseudonymous()) {
      return new EscrowJson.Escrow(decided.id(), caseId, "");
    }
    Path file =
        escrow.orElseThrow(() ->
            new ConfigException(
                "--escrow", "file", "none", "one, or `identifiers` in the referral"));
    if (!Files.exists(file)) {
      byte[] drawn = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(drawn);
      return new EscrowJson.Escrow(decided.id(), caseId, HexFormat.of().formatHex(drawn));
    }
    SecretFile.requireOwnerOnly(file);
    EscrowJson.Escrow kept = EscrowInput.read(file);
    if (!kept.referral().equals(decided.id()) || !kept.caseId().equals(caseId)) {
      throw new ConfigException(
          "--escrow", "referral", "that of another referral or case", "a list of its own for each");
    }
    return kept;
  }

  private void keep(Referral decided, EscrowJson.Escrow key, Names names, PrintWriter said)
      throws IOException {
    if (!decided.pseudonymous() || escrow.isEmpty()) {
      return;
    }
    byte[] list = (EscrowJson.text(key, names) + "\n").getBytes(StandardCharsets.UTF_8);
    if (Files.exists(escrow.get())) {
      SecretFile.replace(escrow.get(), list);
    } else {
      SecretFile.create(escrow.get(), list);
    }
    said.printf(
        "%,d accounts under pseudonyms; what opens them is in %s: keep it apart%n",
        names.all().size(), escrow.get());
  }

  private Optional<String> leak(ExportedCase one, Referral decided, EscrowJson.Escrow key)
      throws IOException {
    if (trace.isEmpty()) {
      return Optional.empty();
    }
    var accounts = Made.facts(one).values().accounts();
    Names names =
        decided.pseudonymous() ? Names.pseudonyms(accounts, key.keyHex()) : Names.open(accounts);
    FoundAccounts found = FoundAccounts.read("--trace", trace.get());
    return Optional.of(LeakJson.text(LeakFacts.of(trace.get(), found, names)) + "\n");
  }

  private static String text(String option, Path file, int most) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(option, "file", file.toString(), "a file that is there");
    }
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(most + 1), StandardCharsets.UTF_8);
    }
  }

  private static byte[] zip(Made made) throws IOException {
    try {
      return Archive.write(made.files());
    } catch (TooLarge e) {
      throw new IOException("the package is too large: " + e.sentence(), e);
    }
  }

  /// Whole or not at all, for its owner's eyes.
  private void write(byte[] zip) throws IOException {
    Path folder = Objects.requireNonNullElse(out.toAbsolutePath().getParent(), Path.of(""));
    Path partial = Files.createTempFile(folder, ".refer-", ".tmp");
    try {
      Files.write(partial, zip);
      Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(partial);
    }
  }
}
