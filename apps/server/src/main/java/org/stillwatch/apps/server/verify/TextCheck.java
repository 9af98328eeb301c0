// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.stillwatch.apps.server.casefile.Material;
import org.stillwatch.apps.server.casefile.Named;
import org.stillwatch.apps.server.casefile.Proceedings;

/// Whether what the events name is there, and nothing that they do not name: a stray text could say
/// anything.
record TextCheck(Material material, Findings findings) {
  /// Checks the texts.
  ///
  /// @param erased whether accounts of the case were forgotten, and evidence with them
  /// @param old ids of texts that the log says were forgotten since they were old
  void all(Proceedings proceedings, boolean erased, Set<String> old) {
    var named = new Named();
    proceedings.events().forEach(named::by);
    var faults = new ArrayList<String>();
    strays("evidence/", material.evidence(), evidence(named), faults);
    strays("policies/", material.policies(), named.policies(), faults);
    strays("texts/", material.words(), named.words(), faults);
    missing("policies", material.policies(), named.policies(), faults);
    var words = new ArrayList<String>();
    var evidence = evidence(named);
    if (evidence.removeAll(old)) {
      findings.note("texts", "some evidence was forgotten since it was old, as the log says");
    }
    missing("evidence", material.evidence(), evidence, erased ? words : faults);
    findings.check("texts", faults, "all that the events name is there, and nothing else");
    missing("texts", material.words(), named.words(), words);
    words.forEach(
        sentence -> findings.note("texts", sentence + ": forgotten by the service, or left out"));
  }

  /// Snapshots, and the records of the campaign that they name.
  private Set<String> evidence(Named named) {
    var all = new TreeSet<>(named.evidence());
    var snapshots =
        named.evidence().stream().map(id -> material.evidence().getOrDefault(id, "")).toList();
    all.addAll(Named.records(snapshots));
    return all;
  }

  private static void strays(
      String folder, Map<String, String> there, Set<String> named, List<String> faults) {
    there.keySet().stream()
        .filter(id -> !named.contains(id))
        .forEach(id -> faults.add("no event names " + folder + id));
  }

  private static void missing(
      String folder, Map<String, String> there, Set<String> named, List<String> faults) {
    long gone = named.stream().filter(id -> !there.containsKey(id)).count();
    if (gone > 0) {
      faults.add("%,d of those that events name are not in %s".formatted(gone, folder));
    }
  }
}
