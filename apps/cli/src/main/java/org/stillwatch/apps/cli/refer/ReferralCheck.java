// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.refer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.adapters.json.AssessmentReader;
import org.stillwatch.adapters.json.EscrowJson;
import org.stillwatch.adapters.json.ReferralFile;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.bundle.Damaged;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.bundle.Manifest;
import org.stillwatch.apps.server.verify.Verification;
import org.stillwatch.apps.server.verify.Verification.Line;
import org.stillwatch.apps.server.verify.Verification.Outcome;
import org.stillwatch.judge.attribution.AttributionRecord;
import org.stillwatch.judge.attribution.Gate;
import org.stillwatch.share.refer.Conditions;
import org.stillwatch.share.refer.PackageTexts;
import org.stillwatch.share.refer.Referral;

/// Checks a package of `share refer`, with nothing but the package; and with the case and the list
/// that opens its pseudonyms, all of it. Fails closed: what cannot be read is wrong.
public final class ReferralCheck {
  private final SortedMap<String, byte[]> files;
  private final List<Line> lines = new ArrayList<>();

  private ReferralCheck(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /// What a court was given after an order.
  ///
  /// @param exported the case
  /// @param escrow the list
  public record Opened(Optional<ExportedCase> exported, Optional<EscrowJson.Escrow> escrow) {}

  /// Reads what was given.
  public static Opened opened(Optional<Path> exported, Optional<Path> escrow) throws IOException {
    return new Opened(
        exported.isPresent()
            ? Optional.of(ExportedCase.read("--case", exported.get()))
            : Optional.empty(),
        escrow.isPresent() ? Optional.of(EscrowInput.read(escrow.get())) : Optional.empty());
  }

  /// Whether a zip is such a package.
  public static boolean isPackage(byte[] zip) {
    try {
      return Archive.read(zip).containsKey(PackageTexts.REFERRAL);
    } catch (Damaged e) {
      return false;
    }
  }

  /// Checks a package.
  public static Verification of(byte[] zip, Opened opened) {
    try {
      var check = new ReferralCheck(Archive.read(zip));
      check.all(opened);
      return new Verification(check.lines);
    } catch (Damaged e) {
      return new Verification(List.of(new Line(Outcome.WRONG, "package", e.sentence())));
    } catch (IOException | RuntimeException e) { // whatever a forger found that no check foresaw
      return new Verification(
          List.of(
              new Line(Outcome.WRONG, "package", "a check of it could not be made to its end")));
    }
  }

  private void all(Opened opened) throws IOException, Damaged {
    holds("archive", "%,d files, packed in the one form".formatted(files.size()));
    Referral referral = ReferralFile.read(PackageTexts.REFERRAL, bytes(PackageTexts.REFERRAL));
    Optional<ExportedCase> one =
        referral.pseudonymous() ? opened.exported() : ExportedCase.of(bytes(PackageTexts.CASE));
    lists(referral);
    gates(referral);
    if (!referral.pseudonymous()) {
      line(
          "case",
          one.isPresent(),
          "case.zip holds by every check of its own",
          "case.zip is missing, does not verify or is about no campaign");
    }
    if (one.isPresent() && (!referral.pseudonymous() || opened.escrow().isPresent())) {
      made(one.get(), opened.escrow().map(EscrowJson.Escrow::keyHex).orElse(""));
    } else if (referral.pseudonymous()) {
      lines.add(
          new Line(
              Outcome.NOT_SAID,
              "case",
              "the case stays with the sender: what the letter says of it can be checked after an"
                  + " order, with --case and --escrow"));
    }
    lines.add(
        new Line(
            Outcome.NOT_SAID,
            "people",
            "that names are people, and that they said so, is the word of the sender"));
  }

  private void lists(Referral referral) throws Damaged {
    var others = new TreeMap<>(files);
    others.remove(PackageList.MANIFEST);
    others.remove(PackageList.SUMS);
    var again = PackageList.listed(referral.id(), caseId(referral), others);
    line(
        "files",
        same(again, PackageList.MANIFEST) && same(again, PackageList.SUMS),
        "%,d files, each with the length and hash that is listed; manifest sha256 %s"
            .formatted(files.size(), Hash.of(bytes(PackageList.MANIFEST))),
        "a file is not as listed, or the lists are not those of this version");
  }

  /// The case that the package is about, from where it stands.
  private String caseId(Referral referral) throws Damaged {
    SortedMap<String, byte[]> inside =
        referral.pseudonymous() ? files : Archive.read(bytes(PackageTexts.CASE));
    String name = referral.pseudonymous() ? PackageTexts.CASE_LIST : Manifest.NAME;
    return Manifest.read(inside.getOrDefault(name, new byte[0])).caseId();
  }

  private void gates(Referral referral) {
    AttributionRecord attribution =
        AssessmentReader.read(PackageTexts.ATTRIBUTION, bytes(PackageTexts.ATTRIBUTION));
    boolean named = referral.organisation().isPresent();
    Gate.Step step = named ? Gate.Step.NAME_ORGANISATION : Gate.Step.SAY_SAME_OPERATOR;
    String whom = referral.organisation().map(Referral.Organisation::id).orElse("");
    line(
        "attribution",
        attribution.opens(step, whom),
        "the gate %s is open, by each of its conditions".formatted(step.word()),
        "the gate %s is closed or not there".formatted(step.word()));
    List<String> other =
        PackageTexts.tables(attribution).entrySet().stream()
            .filter(t ->
                !Arrays.equals(t.getValue().getBytes(StandardCharsets.UTF_8), bytes(t.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    line(
        "tables",
        other.isEmpty(),
        "evidence.csv and matrix.csv say what attribution.json says",
        "they do not follow from attribution.json: " + String.join(", ", other));
  }

  /// Everything again, from the case on.
  private void made(ExportedCase one, String keyHex) throws IOException {
    Made again =
        Made.of(
            one,
            new Made.Sources(
                text(PackageTexts.REFERRAL),
                text(PackageTexts.ATTRIBUTION),
                files.containsKey(PackageTexts.LEAK)
                    ? Optional.of(text(PackageTexts.LEAK))
                    : Optional.empty()),
            keyHex);
    List<String> closed =
        Conditions.of(again.input()).stream()
            .filter(c -> !c.met())
            .map(Gate.Condition::needs)
            .toList();
    line(
        "gate",
        closed.isEmpty(),
        "every condition of a referral is met, by the events of the case",
        "not met: " + String.join("; ", closed));
    List<String> other =
        files.keySet().stream().filter(name -> !same(again.files(), name)).toList();
    line(
        "texts",
        other.isEmpty() && again.files().keySet().equals(files.keySet()),
        "letter, tables and lists say what the case and the attribution say, byte for byte",
        "they do not follow from the case: " + String.join(", ", other));
  }

  private boolean same(SortedMap<String, byte[]> again, String name) {
    return Arrays.equals(again.getOrDefault(name, new byte[0]), bytes(name));
  }

  private byte[] bytes(String name) {
    return files.getOrDefault(name, new byte[0]);
  }

  private String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }

  private void holds(String what, String sentence) {
    lines.add(new Line(Outcome.HOLDS, what, sentence));
  }

  private void line(String what, boolean holds, String yes, String no) {
    lines.add(new Line(holds ? Outcome.HOLDS : Outcome.WRONG, what, holds ? yes : no));
  }
}
