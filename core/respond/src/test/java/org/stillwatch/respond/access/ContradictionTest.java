// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CountryCode;

/// What holds of every set of claims: 2,000 of them, drawn from seeds 0 to 1,999.
class ContradictionTest {
  private static final AccountId ACCOUNT = new AccountId("a");
  private static final int SETS = 2_000;

  private static List<Contradiction.Claim> claims(Random random) {
    var claims = new ArrayList<Contradiction.Claim>();
    for (int i = random.nextInt(6); i > 0; i--) {
      var countries = new HashSet<Long>();
      for (int k = random.nextInt(4); k > 0; k--) {
        countries.add(1L + random.nextInt(5));
      }
      claims.add(new Contradiction.Claim("fact " + i, countries, random.nextInt(9), 9));
    }
    return claims;
  }

  private static boolean disjoint(Contradiction.Claim a, Contradiction.Claim b) {
    var both = new HashSet<>(a.countries());
    both.retainAll(b.countries());
    return both.isEmpty() && !a.countries().isEmpty() && !b.countries().isEmpty();
  }

  @Test
  void whatever_is_named_contradicts_something_that_is_named_and_nothing_is_left_out() {
    int found = 0;
    for (int seed = 0; seed < SETS; seed++) {
      var claims = claims(new Random(seed));
      var named = Contradiction.of(ACCOUNT, claims).map(Contradiction::claims).orElse(List.of());
      found += named.isEmpty() ? 0 : 1;
      assertThat(named).allMatch(one -> named.stream().anyMatch(other -> disjoint(one, other)));
      assertThat(claims)
          .filteredOn(one -> !named.contains(one))
          .allMatch(one -> claims.stream().noneMatch(other -> disjoint(one, other)));
    }
    assertThat(found).isBetween(SETS / 10, SETS - SETS / 10);
  }

  @Test
  void one_country_that_all_claims_share_is_enough_to_say_nothing() {
    for (int seed = 0; seed < SETS; seed++) {
      var shared =
          claims(new Random(seed)).stream()
              .map(claim -> {
                var countries = new HashSet<>(claim.countries());
                countries.add(99L);
                return new Contradiction.Claim(claim.fact(), countries, 0, 0);
              })
              .toList();
      assertThat(Contradiction.of(ACCOUNT, shared)).isEmpty();
    }
  }

  @Test
  void neither_the_order_of_claims_nor_one_that_says_nothing_matters() {
    for (int seed = 0; seed < SETS; seed++) {
      var random = new Random(seed);
      var claims = claims(random);
      var before = Contradiction.of(ACCOUNT, claims);
      claims.add(new Contradiction.Claim("nothing", Set.of(), 0, 0));
      Collections.shuffle(claims, random);
      assertThat(Contradiction.of(ACCOUNT, claims)).isEqualTo(before);
    }
  }

  @Test
  void what_explains_it_innocently_is_never_empty_and_a_way_in_that_nobody_limited_says_nothing() {
    assertThat(Contradiction.INNOCENT).hasSizeGreaterThanOrEqualTo(4);
    var ways = new Ways(Map.of("gateway:edge-1", Set.of(new CountryCode("XA"))));
    assertThat(ways.countries("gateway:edge-1", c -> c.letters().hashCode()))
        .containsExactly((long) "XA".hashCode());
    assertThat(ways.countries("first-party-api", _ -> 1)).isEmpty();
  }
}
