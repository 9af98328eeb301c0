// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// What can be seen on a wire or in a log: cyber-observables, which have no versions.
public sealed interface Observable extends StixObject {
  /// Their types, as they stand in ids; whatever has one of the others is dated.
  Set<String> TYPES =
      Set.of(
          "artifact",
          "autonomous-system",
          "directory",
          "domain-name",
          "email-addr",
          "email-message",
          "file",
          "ipv4-addr",
          "ipv6-addr",
          "mac-addr",
          "mutex",
          "network-traffic",
          "process",
          "software",
          "url",
          "user-account",
          "windows-registry-key",
          "x509-certificate");

  /// An IPv4 address or network.
  ///
  /// @param head what every object carries
  /// @param value address, or network behind a slash
  record Ipv4(Head head, String value) implements Observable {
    static Ipv4 read(Head head, Members in) throws Unfit {
      return new Ipv4(head, in.text("value"));
    }

    @Override
    public Ipv4 under(Head other) {
      return new Ipv4(other, value);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("value", value);
    }
  }

  /// An IPv6 address or network.
  ///
  /// @param head what every object carries
  /// @param value address, or network behind a slash
  record Ipv6(Head head, String value) implements Observable {
    static Ipv6 read(Head head, Members in) throws Unfit {
      return new Ipv6(head, in.text("value"));
    }

    @Override
    public Ipv6 under(Head other) {
      return new Ipv6(other, value);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("value", value);
    }
  }

  /// A name of the DNS.
  ///
  /// @param head what every object carries
  /// @param value the name
  record DomainName(Head head, String value) implements Observable {
    static DomainName read(Head head, Members in) throws Unfit {
      return new DomainName(head, in.text("value"));
    }

    @Override
    public DomainName under(Head other) {
      return new DomainName(other, value);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("value", value);
    }
  }

  /// A network of networks.
  ///
  /// @param head what every object carries
  /// @param number its number
  /// @param name its name
  /// @param registry who gave it out
  record AutonomousSystem(Head head, long number, Optional<String> name, Optional<String> registry)
      implements Observable {
    static AutonomousSystem read(Head head, Members in) throws Unfit {
      return new AutonomousSystem(
          head, in.integer("number", 0, 4_294_967_295L), in.textIf("name"), in.textIf("rir"));
    }

    @Override
    public AutonomousSystem under(Head other) {
      return new AutonomousSystem(other, number, name, registry);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.number("number", number).text("name", name).text("rir", registry);
    }
  }

  /// Traffic between two ends.
  ///
  /// @param head what every object carries
  /// @param start when it began
  /// @param end when it ended
  /// @param source from where
  /// @param destination to where
  /// @param sourcePort from which port
  /// @param destinationPort to which port
  /// @param protocols outermost first
  record NetworkTraffic(
      Head head,
      Optional<Instant> start,
      Optional<Instant> end,
      Optional<StixId> source,
      Optional<StixId> destination,
      OptionalLong sourcePort,
      OptionalLong destinationPort,
      List<String> protocols)
      implements Observable {
    public NetworkTraffic {
      protocols = List.copyOf(protocols);
    }

    static NetworkTraffic read(Head head, Members in) throws Unfit {
      return new NetworkTraffic(
          head,
          in.timeIf("start"),
          in.timeIf("end"),
          in.refIf("src_ref"),
          in.refIf("dst_ref"),
          in.integerIf("src_port", 0, 65_535),
          in.integerIf("dst_port", 0, 65_535),
          in.texts("protocols"));
    }

    @Override
    public NetworkTraffic under(Head other) {
      return new NetworkTraffic(
          other, start, end, source, destination, sourcePort, destinationPort, protocols);
    }

    @Override
    public List<StixId> refs() {
      return Stream.of(source.stream(), destination.stream()).flatMap(s -> s).toList();
    }

    @Override
    public void write(Out out) {
      out.time("start", start)
          .time("end", end)
          .ref("src_ref", source)
          .ref("dst_ref", destination)
          .integer("src_port", sourcePort)
          .integer("dst_port", destinationPort)
          .texts("protocols", protocols);
    }
  }

  /// An account, by a pseudonym of whoever shares it.
  ///
  /// @param head what every object carries
  /// @param userId the pseudonym
  /// @param login empty in what we write
  /// @param accountType `x-llm-api` when we write it
  /// @param createdAt when it was opened
  /// @param disabled whether it was closed
  record UserAccount(
      Head head,
      Optional<String> userId,
      Optional<String> login,
      Optional<String> accountType,
      Optional<Instant> createdAt,
      boolean disabled)
      implements Observable {
    static UserAccount read(Head head, Members in) throws Unfit {
      return new UserAccount(
          head,
          in.textIf("user_id"),
          in.textIf("account_login"),
          in.textIf("account_type"),
          in.timeIf("account_created"),
          in.flag("is_disabled"));
    }

    @Override
    public UserAccount under(Head other) {
      return new UserAccount(other, userId, login, accountType, createdAt, disabled);
    }

    @Override
    public List<StixId> refs() {
      return List.of();
    }

    @Override
    public void write(Out out) {
      out.text("user_id", userId)
          .text("account_login", login)
          .text("account_type", accountType)
          .time("account_created", createdAt)
          .flag("is_disabled", disabled);
    }
  }
}
