// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.intake;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.Actors;
import org.stillwatch.share.stix.Meta;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Tlp;

/// What can only be seen when objects stand beside each other: versions that contradict, forged
/// identities, markings in a circle, references that lead nowhere. Linear in objects and
/// references.
final class Together {
  /// Whoever sends that many wrong signatures does not get more of our time for them: what is left
  /// counts as wrong as well.
  private static final int MOST_WRONG = 100;

  private final Terms terms;
  private final SignatureTable signatures;
  private final List<Refused> refused;
  private final Map<Json.Obj, Optional<String>> valid = new HashMap<>();
  private int wrong;
  private int repeated;

  Together(Terms terms, SignatureTable signatures, List<Refused> refused) {
    this.terms = terms;
    this.signatures = signatures;
    this.refused = refused;
  }

  /// How many objects stood there again, word for word.
  int repeated() {
    return repeated;
  }

  List<Received> keep(List<Received> read) {
    List<Received> honest = read.stream().flatMap(one -> standing(one).stream()).toList();
    return resolved(once(honest));
  }

  private Optional<Received> standing(Received one) {
    Optional<StixId> by = author(one.object());
    if (terms.weWrote().test(one.raw())) {
      return with(one, Standing.RETURNED, by.flatMap(author -> valid(one, author)));
    }
    if (by.isPresent() && by.equals(terms.ours())) {
      return refuse(one, "created_by_ref", "another author than us, for we did not write it");
    }
    Optional<Tlp> colour = Tlp.of(one.object().id());
    if (colour.isPresent() && !isTrue(one.object(), colour.get())) {
      return refuse(one, "extensions", "the marking that OASIS publishes under this id");
    }
    if (by.isPresent() && terms.signatures().signs(by.get())) {
      return signed(one, by.get());
    }
    boolean own = by.isPresent() && by.equals(terms.sender());
    return with(one, own ? Standing.OWN : Standing.RELAYED, Optional.empty());
  }

  /// Of an author who signs: their word with their signature, whoever passed it on; without one not
  /// even when they seem to send it themselves. A wrong one never stands for none.
  private Optional<Received> signed(Received one, StixId author) {
    if (signatures.of(one.raw()).isEmpty()) {
      return with(one, Standing.RELAYED, Optional.empty());
    }
    Optional<String> valid = valid(one, author);
    return valid.isPresent()
        ? with(one, Standing.OWN, valid)
        : refuse(one, "signature", "one that its author made over exactly this object");
  }

  private Optional<String> valid(Received one, StixId author) {
    if (!terms.signatures().signs(author)) {
      return Optional.empty();
    }
    return valid.computeIfAbsent(
        one.raw(), raw -> signatures.of(raw).filter(jws -> isOf(raw, jws, author)));
  }

  private boolean isOf(Json.Obj raw, String jws, StixId author) {
    signatures.checked(raw);
    if (wrong == MOST_WRONG) {
      return false;
    }
    boolean right = terms.signatures().signer(raw, jws).equals(Optional.of(author));
    wrong += right ? 0 : 1;
    return right;
  }

  /// Who made an object. An identity is its own author unless it says otherwise: whoever sends that
  /// of somebody else does not speak for them.
  private static Optional<StixId> author(StixObject object) {
    Optional<StixId> by = object.head().createdBy();
    return object instanceof Actors.Identity ? by.or(() -> Optional.of(object.id())) : by;
  }

  private static boolean isTrue(StixObject object, Tlp colour) {
    return object.head().extensions().equals(colour.marking().head().extensions())
        && object instanceof Meta.Marking m
        && m.definitionType().isEmpty();
  }

  private static Optional<Received> with(
      Received one, Standing standing, Optional<String> signature) {
    return Optional.of(new Received(one.index(), one.object(), one.raw(), standing, signature));
  }

  private Optional<Received> refuse(Received one, String where, String expected) {
    refused.add(new Refused(one.index(), one.object().id().text(), where, expected));
    return Optional.empty();
  }

  /// Each version once: the first of two that contradict stands.
  private List<Received> once(List<Received> all) {
    Map<String, Received> versions = new LinkedHashMap<>();
    for (Received one : all) {
      String version = one.object().id() + " " + one.object().head().modified();
      Received before = versions.putIfAbsent(version, one);
      if (before != null && before.raw().equals(one.raw())) {
        repeated++;
      } else if (before != null) {
        var _ = refuse(one, "modified", "another time than a version above that says otherwise");
      }
    }
    return List.copyOf(versions.values());
  }

  /// Without the objects that cannot stand: markings in a circle, and, one after the other,
  /// whatever names an object that is neither here nor known.
  private List<Received> resolved(List<Received> all) {
    Map<StixId, List<Received>> here = new HashMap<>();
    Map<StixId, List<Received>> naming = new HashMap<>();
    for (Received one : all) {
      here.computeIfAbsent(one.object().id(), id -> new ArrayList<>()).add(one);
      needs(one).forEach(id -> naming.computeIfAbsent(id, n -> new ArrayList<>()).add(one));
    }
    Set<Integer> gone = new HashSet<>();
    Deque<StixId> missing = new ArrayDeque<>();
    for (StixId circular : Circles.of(all)) {
      here.getOrDefault(circular, List.of())
          .forEach(one -> drop(one, gone, "object_marking_refs", "markings without a circle"));
      missing.add(circular);
    }
    naming.keySet().stream()
        .filter(id -> !here.containsKey(id) && !isKnown(id))
        .sorted(Comparator.naturalOrder())
        .forEach(missing::add);
    Set<StixId> handled = new HashSet<>(missing);
    while (!missing.isEmpty()) {
      StixId lost = missing.remove();
      for (Received one : naming.getOrDefault(lost, List.of())) {
        drop(one, gone, "references", "objects that are here or known, and " + lost + " is not");
        boolean last =
            here.getOrDefault(one.object().id(), List.of()).stream()
                .allMatch(version -> gone.contains(version.index()));
        if (last && handled.add(one.object().id())) {
          missing.add(one.object().id());
        }
      }
    }
    return all.stream().filter(one -> !gone.contains(one.index())).toList();
  }

  private void drop(Received one, Set<Integer> gone, String where, String expected) {
    if (gone.add(one.index())) {
      var _ = refuse(one, where, expected);
    }
  }

  /// What an object cannot stand without. Markings always: who does not know them cannot obey them.
  private Stream<StixId> needs(Received one) {
    var head = one.object().head();
    boolean alone = terms.references() == References.MUST_RESOLVE;
    Stream<StixId> others =
        alone
            ? Stream.concat(one.object().refs().stream(), head.createdBy().stream())
            : Stream.empty();
    return Stream.concat(head.allMarkings().stream(), others).distinct();
  }

  private boolean isKnown(StixId id) {
    return terms.known().test(id) || Tlp.of(id).isPresent() || Tlp.isOld(id);
  }
}
