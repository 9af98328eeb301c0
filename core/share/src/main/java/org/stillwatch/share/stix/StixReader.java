// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.Map;
import java.util.Set;
import org.stillwatch.share.json.Json;

/// Reads one object of STIX 2.1, and checks what can be seen in it alone.
public final class StixReader {
  private static final Map<String, Reading> TYPES =
      Map.ofEntries(
          Map.entry("identity", Actors.Identity::read),
          Map.entry("intrusion-set", Actors.IntrusionSet::read),
          Map.entry("threat-actor", Actors.ThreatActor::read),
          Map.entry("campaign", Activity.Campaign::read),
          Map.entry("infrastructure", Activity.Infrastructure::read),
          Map.entry("attack-pattern", Activity.AttackPattern::read),
          Map.entry("course-of-action", Activity.CourseOfAction::read),
          Map.entry("indicator", Finding.Indicator::read),
          Map.entry("observed-data", Finding.ObservedData::read),
          Map.entry("opinion", Finding.Opinion::read),
          Map.entry("note", Finding.Note::read),
          Map.entry("grouping", Finding.Grouping::read),
          Map.entry("report", Finding.Report::read),
          Map.entry("relationship", Link.Relationship::read),
          Map.entry("sighting", Link.Sighting::read),
          Map.entry("ipv4-addr", Observable.Ipv4::read),
          Map.entry("ipv6-addr", Observable.Ipv6::read),
          Map.entry("domain-name", Observable.DomainName::read),
          Map.entry("autonomous-system", Observable.AutonomousSystem::read),
          Map.entry("network-traffic", Observable.NetworkTraffic::read),
          Map.entry("user-account", Observable.UserAccount::read),
          Map.entry("marking-definition", Meta.Marking::read),
          Map.entry("extension-definition", Meta.Extension::read));

  private StixReader() {}

  /// Reads an object. Members that nothing here knows are kept.
  ///
  /// @throws Unfit when it breaks a rule of the standard, or one of ours
  public static StixObject read(Json.Obj json) throws Unfit {
    var in = new Members(json);
    Head head = Head.read(in);
    StixObject read = typed(head, in);
    StixObject object = read.under(head.keeping(in.rest()));
    Checks.check(object);
    return object;
  }

  private static StixObject typed(Head head, Members in) throws Unfit {
    Reading reading = TYPES.get(head.id().type());
    return reading == null ? new Foreign(head) : reading.read(head, in);
  }

  /// Types that are read member by member.
  static Set<String> types() {
    return TYPES.keySet();
  }

  @FunctionalInterface
  private interface Reading {
    StixObject read(Head head, Members in) throws Unfit;
  }
}
