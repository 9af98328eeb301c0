// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.stillwatch.apps.server.bundle.Archive;
import org.stillwatch.apps.server.bundle.Damaged;
import org.stillwatch.apps.server.bundle.Hash;
import org.stillwatch.apps.server.bundle.Manifest;
import org.stillwatch.apps.server.casefile.CaseFiles;
import org.stillwatch.apps.server.casefile.LoggedEvent;
import org.stillwatch.apps.server.casefile.Material;
import org.stillwatch.apps.server.casefile.MaterialFiles;
import org.stillwatch.apps.server.casefile.Proceedings;

/// All checks of a bundle, in their order. It needs no service, no state and no network.
///
/// Fails closed: what cannot be read, or is not exactly as this program writes it, is wrong.
public final class BundleCheck {
  private final Findings findings = new Findings();
  private final Optional<KeptHead> kept;

  private BundleCheck(Optional<KeptHead> kept) {
    this.kept = kept;
  }

  /// Checks a bundle.
  ///
  /// @param kept the end of the audit log as somebody outside wrote it down
  public static Verification of(byte[] zip, Optional<KeptHead> kept) {
    var check = new BundleCheck(kept);
    try {
      check.all(Archive.read(zip));
    } catch (Damaged e) {
      check.findings.wrong("bundle", e.sentence());
    } catch (RuntimeException e) { // whatever a forger found that no check foresaw
      check.findings.wrong("bundle", "a check of it could not be made to its end");
    }
    return check.findings.all();
  }

  private void all(SortedMap<String, byte[]> files) throws Damaged {
    findings.check(
        "archive",
        List.of(),
        "%,d files, packed in the one form of a bundle".formatted(files.size()));
    byte[] bytes = files.getOrDefault(Manifest.NAME, new byte[0]);
    Manifest manifest = Manifest.read(bytes);
    listed(manifest, files);
    findings.check("manifest", List.of(), "sha256 " + Hash.of(bytes));
    Material material = MaterialFiles.read(manifest, files);
    var log = new LogCheck(material, findings);
    log.chain(kept);
    log.covers();
    Proceedings proceedings = Proceedings.of(material);
    var forgotten = log.events(proceedings);
    var evidence = new EvidenceCheck(material, findings);
    Set<String> old = LoggedEvent.old(material.audit());
    new TextCheck(material, findings).all(proceedings, !forgotten.isEmpty(), old);
    evidence.names();
    evidence.replays(proceedings, forgotten, old);
    evidence.forgotten(forgotten);
    permissions(proceedings);
    views(material, files);
    limits(proceedings);
  }

  private void listed(Manifest manifest, SortedMap<String, byte[]> files) {
    var faults = new ArrayList<String>();
    var names = new TreeSet<>(manifest.files().keySet());
    names.addAll(files.keySet());
    names.remove(Manifest.NAME);
    for (String name : names) {
      byte[] file = files.get(name);
      Manifest.Listed listed = manifest.files().get(name);
      if (file == null) {
        faults.add("a file that is listed is missing");
      } else if (listed == null) {
        faults.add(name + " is not listed");
      } else if (listed.bytes() != file.length || !listed.sha256().equals(Hash.of(file))) {
        faults.add(name + " is not as listed");
      }
    }
    findings.check(
        "files",
        faults,
        "%,d files, each with the length and hash that is listed".formatted(names.size()));
  }

  private void permissions(Proceedings proceedings) {
    var walk = new Walk();
    try {
      proceedings.events().forEach(walk::step);
    } catch (IllegalArgumentException e) {
      findings.wrong("permissions", "an event is about what does not exist");
      return;
    }
    findings.check(
        "permissions",
        walk.faults(),
        "%,d beginnings of measures, each with what it needs: policy, evidence, people"
            .formatted(walk.begun()));
    if (walk.grave() > 0) {
      findings.note(
          "permissions",
          "%,d of them needed a way to appeal that was open; no event tells whether it was"
              .formatted(walk.grave()));
    }
  }

  /// What people read follows from the rest: it is made again and compared.
  private void views(Material material, SortedMap<String, byte[]> files) throws Damaged {
    if (!material.tool().equals(CaseFiles.TOOL)) {
      findings.wrong(
          "views",
          "another version of Stillwatch made this bundle than %s; use that one"
              .formatted(CaseFiles.TOOL));
      return;
    }
    var again = CaseFiles.of(material);
    var faults = new ArrayList<String>();
    again.forEach((name, file) -> {
      if (!Arrays.equals(file, files.getOrDefault(name, new byte[0]))) {
        faults.add(name + " does not say what the events and the evidence say");
      }
    });
    findings.check(
        "views",
        faults,
        "case.json, case.html, accounts.csv and README.txt say what the rest says");
  }

  private void limits(Proceedings proceedings) {
    if (kept.isEmpty()) {
      findings.note(
          "audit log",
          "without --head nobody can tell whether the whole log was written anew before the export");
    }
    findings.note(
        "events",
        "a measure of this campaign that was left out as a whole, with its events, is not noticed");
    if (!proceedings.docket().appeals().isEmpty() || hasNotes(proceedings)) {
      findings.note(
          "texts",
          "notes and statements stand under the hash of the manifest alone; compare it with case.exported in the log of the service");
    }
  }

  private static boolean hasNotes(Proceedings proceedings) {
    return !proceedings.one().notes().isEmpty();
  }
}
