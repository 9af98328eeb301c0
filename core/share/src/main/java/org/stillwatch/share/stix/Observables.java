// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.share.json.Json;

/// Cyber-observables and their ids.
///
/// Where the standard asks for it (2.1, 2.9), an id is a hash of the value, so that everybody who
/// sees an address calls it the same. Leaving the value out afterwards hides nothing: whoever
/// guesses it can check the guess. A pseudonym therefore never gets such an id; it is drawn.
public final class Observables {
  /// The namespace of STIX (2.1, 2.9).
  public static final String NAMESPACE = "00abedb4-aa42-466c-9c01-fed23315a9b7";

  /// What an account of a model's interface is called.
  public static final String ACCOUNT_TYPE = "x-llm-api";

  private static final List<String> OF_TRAFFIC =
      List.of(
          "start", "end", "src_ref", "dst_ref", "src_port", "dst_port", "protocols", "extensions");

  private Observables() {}

  /// An address or a network as it is written; a network keeps its length behind a slash.
  ///
  /// @param text a form that [IpPrefix#parse] reads
  public static Observable ofAddress(String text, List<StixId> markings) {
    boolean six = text.indexOf(':') >= 0;
    String type = six ? "ipv6-addr" : "ipv4-addr";
    if (IpPrefix.parse(text).isEmpty()) {
      throw new IllegalArgumentException("expected an address or a network");
    }
    Head head = Head.observable(valued(type, "value", new Json.Text(text)), markings);
    return six ? new Observable.Ipv6(head, text) : new Observable.Ipv4(head, text);
  }

  /// A network of networks.
  public static Observable.AutonomousSystem ofAs(long number, List<StixId> markings) {
    Head head =
        Head.observable(
            valued("autonomous-system", "number", new Json.Num((double) number)), markings);
    return new Observable.AutonomousSystem(head, number, Optional.empty(), Optional.empty());
  }

  /// A name of the DNS.
  public static Observable.DomainName ofDomain(String name, List<StixId> markings) {
    Head head = Head.observable(valued("domain-name", "value", new Json.Text(name)), markings);
    return new Observable.DomainName(head, name);
  }

  /// TLS traffic of one kind of client from one address.
  ///
  /// @param evidence what is known of the client, such as its JA4
  /// @param source id of the address that it was seen from, without which traffic is none
  public static Observable.NetworkTraffic ofClient(
      Evidence evidence, StixId source, List<StixId> markings) {
    var nobody = new StixId("network-traffic--00000000-0000-4000-8000-000000000000");
    Head unnamed = Head.observable(nobody, markings).with(evidence);
    var traffic =
        new Observable.NetworkTraffic(
            unnamed,
            Optional.empty(),
            Optional.empty(),
            Optional.of(source),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.of(443),
            List.of("tcp", "tls", "https"));
    StixId id = named(traffic).orElseThrow();
    return traffic.under(Head.observable(id, markings).with(evidence));
  }

  /// An account under a pseudonym, with an id that is drawn.
  public static Observable.UserAccount ofPseudonym(
      String pseudonym, Ids ids, List<StixId> markings) {
    return new Observable.UserAccount(
        Head.observable(ids.next("user-account"), markings),
        Optional.of(pseudonym),
        Optional.empty(),
        Optional.of(ACCOUNT_TYPE),
        Optional.empty(),
        false);
  }

  /// The id that the standard makes of an observable's own members; empty when it has none of them.
  static Optional<StixId> named(Observable object) {
    return named(object, contributing(object));
  }

  /// Whether an observable's id is the hash of its members. Some producers leave the extensions of
  /// traffic out of it, and that is taken too.
  static boolean isNamed(Observable object) {
    List<String> others =
        contributing(object).stream().filter(name -> !name.equals("extensions")).toList();
    Optional<StixId> id = Optional.of(object.id());
    return named(object).equals(id) || named(object, others).equals(id);
  }

  private static List<String> contributing(Observable object) {
    return switch (object) {
      case Observable.Ipv4 _, Observable.Ipv6 _, Observable.DomainName _ -> List.of("value");
      case Observable.AutonomousSystem _ -> List.of("number");
      case Observable.NetworkTraffic _ -> OF_TRAFFIC;
      case Observable.UserAccount _ -> List.of("account_type", "user_id", "account_login");
    };
  }

  private static Optional<StixId> named(Observable object, List<String> contributing) {
    Json.Obj json = object.json();
    var named = new TreeMap<String, Json>();
    for (String name : contributing) {
      json.get(name).ifPresent(value -> named.put(name, value));
    }
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(hashed(object.id().type(), new Json.Obj(named)));
  }

  private static StixId valued(String type, String member, Json value) {
    return hashed(type, Json.Obj.EMPTY.with(member, value));
  }

  private static StixId hashed(String type, Json.Obj named) {
    return new StixId(type + "--" + Uuids.named(NAMESPACE, named.canonical()));
  }
}
