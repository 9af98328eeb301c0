// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.stillwatch.share.stix.TemplateFingerprint;

/// Something of a campaign that others can look for in their own traffic. A network of networks is
/// none: whole providers would be accused of one customer.
public sealed interface Sign {
  /// Who used it, and how often ordinary traffic shows it.
  Support support();

  /// When it was last seen.
  Instant lastSeen();

  /// How long until it says half as much (`sharing.md` 8.4, assumed).
  Duration halfLife();

  /// The longest that an address is shared for.
  Duration LONGEST_OF_ADDRESS = Duration.ofDays(14);

  /// Until when others may use it: four half-lives, an address at most 14 days.
  default Instant validUntil() {
    Duration lifetime = halfLife().multipliedBy(4);
    boolean shorter = this instanceof Egress && lifetime.compareTo(LONGEST_OF_ADDRESS) > 0;
    return lastSeen().plus(shorter ? LONGEST_OF_ADDRESS : lifetime);
  }

  /// An address that it came from.
  ///
  /// @param address an address or a network, as text
  /// @param kind whose it is
  /// @param as number of its network; absent when it is not known
  record Egress(String address, Kind kind, OptionalLong as, Instant lastSeen, Support support)
      implements Sign {
    @Override
    public Duration halfLife() {
      return Duration.ofDays(kind == Kind.DATACENTRE ? 14 : 3);
    }
  }

  /// Whose an address is.
  enum Kind {
    /// Of a home or a proxy; it changes hands soon.
    RESIDENTIAL_OR_PROXY,
    /// Of a datacentre.
    DATACENTRE
  }

  /// How a client greets in TLS.
  record Client(String ja4, Instant lastSeen, Support support) implements Sign {
    @Override
    public Duration halfLife() {
      return Duration.ofDays(90);
    }
  }

  /// How a client names itself.
  ///
  /// @param family without versions
  record UserAgent(String family, Instant lastSeen, Support support) implements Sign {
    @Override
    public Duration halfLife() {
      return Duration.ofDays(90);
    }
  }

  /// A family of prompts.
  ///
  /// @param name which of ours it is, for example `G-17`
  /// @param capability what it harvests
  record Template(
      String name,
      TemplateFingerprint fingerprint,
      String capability,
      Instant lastSeen,
      Support support)
      implements Sign {
    @Override
    public Duration halfLife() {
      return Duration.ofDays(45);
    }
  }

  /// What stands behind a sign.
  ///
  /// @param principals distinct declared principals that used it: an organisation where one is
  ///   declared, else an account
  /// @param exchanges how many exchanges
  /// @param benignRate share of ordinary exchanges that it matches, 0 to 1; absent when nobody
  ///   measured it
  record Support(long principals, long exchanges, OptionalDouble benignRate) {}
}
