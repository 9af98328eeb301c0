// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.stillwatch.base.IpPrefix;

/// What a schema cannot see in one object: orders of times, ids of values, words of closed
/// vocabularies, which types a reference may lead to.
final class Checks {
  private static final Set<String> OPINIONS =
      Set.of("strongly-disagree", "disagree", "neutral", "agree", "strongly-agree");

  private static final Set<String> EXTENSIONS =
      Set.of("new-sdo", "new-sco", "new-sro", "property-extension", "toplevel-property-extension");

  private Checks() {}

  static void check(StixObject object) throws Unfit {
    head(object);
    switch (object) {
      case Finding.Indicator i -> after("valid_until", Optional.of(i.validFrom()), i.validUntil());
      case Finding.ObservedData o -> {
        some(!o.objects().isEmpty(), "object_refs");
        ordered("last_observed", Optional.of(o.firstObserved()), Optional.of(o.lastObserved()));
      }
      case Finding.Opinion o -> {
        some(!o.objects().isEmpty(), "object_refs");
        expect(
            OPINIONS.contains(o.opinion()),
            "opinion",
            "strongly-disagree, disagree, neutral, agree or strongly-agree");
      }
      case Finding.Note n -> some(!n.objects().isEmpty(), "object_refs");
      case Finding.Grouping g -> some(!g.objects().isEmpty(), "object_refs");
      case Finding.Report r -> some(!r.objects().isEmpty(), "object_refs");
      case Link.Relationship r -> {
        expect(isWord(r.type()), "relationship_type", "letters a to z, digits and hyphens");
        after("stop_time", r.start(), r.stop());
      }
      case Link.Sighting s -> sighting(s);
      case Activity.Campaign c -> ordered("last_seen", c.firstSeen(), c.lastSeen());
      case Activity.Infrastructure i -> ordered("last_seen", i.firstSeen(), i.lastSeen());
      case Actors.IntrusionSet s -> ordered("last_seen", s.firstSeen(), s.lastSeen());
      case Actors.ThreatActor a -> ordered("last_seen", a.firstSeen(), a.lastSeen());
      case Observable o -> observable(o);
      case Meta.Marking m -> marking(m);
      case Meta.Extension e -> {
        some(!e.types().isEmpty(), "extension_types");
        expect(
            EXTENSIONS.containsAll(e.types()),
            "extension_types",
            "kinds of extensions of STIX 2.1");
      }
      case Actors.Identity _, Activity.AttackPattern _, Activity.CourseOfAction _, Foreign _ -> {}
    }
    if (object.head().extensions().get(Evidence.DEFINITION.text()).isPresent()) {
      var _ = Evidence.read(object.head());
    }
  }

  private static void head(StixObject object) throws Unfit {
    Head head = object.head();
    typed(head.createdBy(), "identity", "created_by_ref");
    for (Members part : new Members(head.rest()).objects("granular_markings")) {
      typed(part.refIf("marking_ref"), "marking-definition", "granular_markings");
    }
    for (StixId marking : head.markings()) {
      typed(Optional.of(marking), "marking-definition", "object_marking_refs");
    }
    boolean observable = Observable.TYPES.contains(head.id().type());
    if (observable) {
      return;
    }
    Instant created = head.created().orElseThrow(() -> required("created"));
    if (!(object instanceof Meta.Marking)) {
      Instant modified = head.modified().orElseThrow(() -> required("modified"));
      expect(!modified.isBefore(created), "modified", "a time not before created");
    }
  }

  private static Unfit required(String where) {
    return new Unfit(where, "a time, which is required");
  }

  private static void sighting(Link.Sighting sighting) throws Unfit {
    ordered("last_seen", sighting.firstSeen(), sighting.lastSeen());
    for (StixId observed : sighting.observed()) {
      typed(Optional.of(observed), "observed-data", "observed_data_refs");
    }
    for (StixId where : sighting.where()) {
      boolean fits = where.type().equals("identity") || where.type().equals("location");
      expect(fits, "where_sighted_refs", "ids of identities or locations");
    }
  }

  private static void observable(Observable object) throws Unfit {
    switch (object) {
      case Observable.Ipv4 ip -> address(ip.value(), ip.value().indexOf(':') < 0, "IPv4");
      case Observable.Ipv6 ip -> address(ip.value(), ip.value().indexOf(':') >= 0, "IPv6");
      case Observable.NetworkTraffic t -> {
        some(!t.protocols().isEmpty(), "protocols");
        expect(!t.refs().isEmpty(), "src_ref", "the id of an object here, or in dst_ref");
        ordered("end", t.start(), t.end());
      }
      case Observable.DomainName d -> some(!d.value().isEmpty(), "value");
      case Observable.AutonomousSystem _, Observable.UserAccount _ -> {}
    }
    int version = object.id().version();
    boolean honest = version == 4 || (version == 5 && Observables.isNamed(object));
    expect(honest, "id", "the hash of the values (UUID of version 5), or a drawn one (version 4)");
  }

  private static void address(String value, boolean family, String name) throws Unfit {
    expect(
        family && IpPrefix.parse(value).isPresent(), "value", "an " + name + " address or network");
  }

  private static void marking(Meta.Marking marking) throws Unfit {
    boolean extended = !marking.head().extensions().members().isEmpty();
    boolean defined = marking.definitionType().isPresent();
    expect(defined || extended, "definition_type", "text, or an extension that marks");
    if (marking.definitionType().equals(Optional.of("statement"))) {
      expect(marking.definition().text("statement").isPresent(), "definition.statement", "text");
    }
  }

  private static boolean isWord(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
  }

  private static void typed(Optional<StixId> id, String type, String where) throws Unfit {
    boolean fits = id.isEmpty() || id.get().type().equals(type);
    expect(fits, where, "the id of an object of type " + type);
  }

  private static void ordered(String where, Optional<Instant> first, Optional<Instant> last)
      throws Unfit {
    boolean fits = first.isEmpty() || last.isEmpty() || !last.get().isBefore(first.get());
    expect(fits, where, "a time not before the first one");
  }

  private static void after(String where, Optional<Instant> first, Optional<Instant> last)
      throws Unfit {
    boolean fits = first.isEmpty() || last.isEmpty() || last.get().isAfter(first.get());
    expect(fits, where, "a time after the first one");
  }

  private static void some(boolean holds, String where) throws Unfit {
    expect(holds, where, "at least one value, which is required");
  }

  private static void expect(boolean holds, String where, String expected) throws Unfit {
    if (!holds) {
      throw new Unfit(where, expected);
    }
  }
}
