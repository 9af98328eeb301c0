// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CountryCode;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.respond.access.Contradiction;
import org.stillwatch.respond.access.Ways;

/// Contradictions about where accounts are, written for a person who asks. Nothing else comes of
/// them: no case, no measure, no score. Countries are not named, since only keyed hashes of them
/// are kept.
final class ContradictionReport {
  static final int MOST = 1_000;
  private static final ObjectMapper JSON = new JsonMapper();

  private final Ways ways;
  private final ToLongFunction<CountryCode> keyed;
  private final List<Contradiction> found = new ArrayList<>();
  private long more;

  ContradictionReport(Ways ways, ToLongFunction<CountryCode> keyed) {
    this.ways = ways;
    this.keyed = keyed;
  }

  /// Looks at one account.
  void look(AccountId account, Optional<AccountFacts> facts, Whereabouts seen) {
    var claims = new ArrayList<Contradiction.Claim>();
    facts.filter(f -> f.region() != 0).map(ContradictionReport::signUp).ifPresent(claims::add);
    seen.ways().forEach(way -> claims.add(claim(way)));
    claims.add(claim(seen.exits()));
    Contradiction.of(account, claims).ifPresent(this::add);
  }

  private static Contradiction.Claim signUp(AccountFacts facts) {
    return new Contradiction.Claim(
        "sign-up country", Set.of(facts.region()), facts.createdMillis(), Long.MIN_VALUE);
  }

  private Contradiction.Claim claim(WayUsed way) {
    return new Contradiction.Claim(
        "pathway " + way.pathway(),
        ways.countries(way.pathway(), keyed),
        way.firstMillis(),
        way.lastMillis());
  }

  /// All of them are one claim: who travels comes out in several countries, and that is none.
  private static Contradiction.Claim claim(ExitsUsed exits) {
    return new Contradiction.Claim(
        "addresses of its requests", exits.countries(), exits.firstMillis(), exits.lastMillis());
  }

  private void add(Contradiction contradiction) {
    if (found.size() < MOST) {
      found.add(contradiction);
    } else {
      more++;
    }
  }

  String json() {
    var json = JSON.createObjectNode();
    var list = json.putArray("contradictions");
    found.forEach(contradiction -> describe(list.addObject(), contradiction));
    json.put("more", more);
    return json.toString();
  }

  private static void describe(ObjectNode to, Contradiction contradiction) {
    to.put("account", contradiction.account().value());
    var claims = to.putArray("claims");
    for (Contradiction.Claim claim : contradiction.claims()) {
      var one = claims.addObject();
      one.put("fact", claim.fact());
      date(one, "from", claim.fromMillis());
      date(one, "until", claim.untilMillis());
    }
    Contradiction.INNOCENT.forEach(to.putArray("innocent")::add);
  }

  private static void date(ObjectNode to, String name, long millis) {
    if (millis == Long.MIN_VALUE) {
      to.putNull(name);
    } else {
      to.put(name, Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate().toString());
    }
  }
}
