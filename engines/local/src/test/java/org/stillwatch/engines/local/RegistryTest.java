// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.RegistryEntry;
import org.stillwatch.group.Channel;

/// What the operator vouches for protects, for as long as it holds, and does nothing else.
class RegistryTest {
  private static final AccountId ACCOUNT = new AccountId("gate-1");
  private static final long ORG = 77;
  private static final long NOW = 1_000;

  private static Registry registry(String principal, RegistryEntry.Tenants tenants) {
    var entry =
        new RegistryEntry(
            principal,
            principal.equals("acme") ? ORG : 1,
            Set.of("evaluation"),
            Set.of("research"),
            tenants,
            List.of("198.51.100.0/24"),
            List.of(31L),
            NOW,
            2 * NOW,
            "Ada",
            "");
    return new Registry(List.of(new Registry.Vouched(entry, Set.of(5L))));
  }

  @Test
  void an_account_is_vouched_for_by_its_name_or_by_its_organisation() {
    var byName = registry("gate-1", RegistryEntry.Tenants.NONE);
    var byOrganisation = registry("acme", RegistryEntry.Tenants.NONE);

    assertThat(byName.about(ACCOUNT, 0, Optional.empty(), NOW))
        .hasValueSatisfying(f -> {
          assertThat(f.organisationVerified()).isTrue();
          assertThat(f.declaredUse()).containsExactly("evaluation");
          assertThat(f.programmes()).containsExactly("research");
          assertThat(f.verification()).contains("programme");
          assertThat(f.knownIntermediary()).isFalse();
        });
    assertThat(byOrganisation.about(ACCOUNT, ORG, Optional.empty(), NOW)).isPresent();
    assertThat(byOrganisation.about(ACCOUNT, 0, Optional.empty(), NOW)).isEmpty();
    assertThat(byName.about(new AccountId("other"), ORG, Optional.empty(), NOW)).isEmpty();
  }

  @Test
  void an_entry_holds_from_and_until_and_no_longer() {
    var registry = registry("gate-1", RegistryEntry.Tenants.BY_USER);

    assertThat(registry.about(ACCOUNT, 0, Optional.empty(), NOW - 1)).isEmpty();
    assertThat(registry.about(ACCOUNT, 0, Optional.empty(), 2 * NOW)).isEmpty();
    assertThat(registry.about(ACCOUNT, 0, Optional.empty(), NOW))
        .hasValueSatisfying(f -> assertThat(f.knownIntermediary()).isTrue());
    assertThat(registry.spread(Channel.NETWORK, 5, NOW - 1)).isFalse();
  }

  @Test
  void only_the_registry_says_who_is_an_intermediary_and_only_while_it_holds() {
    var tenants = registry("gate-1", RegistryEntry.Tenants.BY_USER);
    var none = registry("gate-1", RegistryEntry.Tenants.NONE);

    assertThat(tenants.isIntermediary(ACCOUNT, 0, NOW)).isTrue();
    assertThat(tenants.isIntermediary(ACCOUNT, 0, NOW - 1)).isFalse();
    assertThat(tenants.isIntermediary(ACCOUNT, 0, 2 * NOW)).isFalse();
    assertThat(tenants.isIntermediary(new AccountId("other"), ORG, NOW)).isFalse();
    assertThat(none.isIntermediary(ACCOUNT, 0, NOW)).isFalse();
    assertThat(Registry.NONE.isIntermediary(ACCOUNT, ORG, NOW)).isFalse();
  }

  @Test
  void what_the_table_says_of_the_account_stays() {
    var row =
        AccountFacts.nothingKnown(ACCOUNT).vouched(Set.of("email"), Set.of(), Set.of("other"));

    var facts =
        registry("gate-1", RegistryEntry.Tenants.NONE)
            .about(ACCOUNT, 0, Optional.of(row), NOW)
            .orElseThrow();

    assertThat(facts.verification()).containsExactly("email", "organisation", "programme");
    assertThat(facts.declaredUse()).containsExactly("evaluation", "other");
  }

  @Test
  void shared_networks_and_templates_tie_nobody_and_cards_always_do() {
    var registry = registry("acme", RegistryEntry.Tenants.NONE);

    assertThat(registry.spread(Channel.NETWORK, 5, NOW)).isTrue();
    assertThat(registry.spread(Channel.NETWORK, 6, NOW)).isFalse();
    assertThat(registry.spread(Channel.TEMPLATE, 31, NOW)).isTrue();
    assertThat(registry.spread(Channel.SYSTEM, 31, NOW)).isTrue();
    assertThat(registry.spread(Channel.PAYMENT, 5, NOW)).isFalse();
    assertThat(registry.spread(Channel.PAYMENT, 31, NOW)).isFalse();
    assertThat(Registry.NONE.spread(Channel.NETWORK, 5, NOW)).isFalse();
  }

  @Test
  void a_farm_does_not_hide_behind_a_registered_template_for_its_cards_speak() {
    var world = new TinyWorld(3, true).input();
    var entry =
        new RegistryEntry(
            "framework",
            1,
            Set.of(),
            Set.of(),
            RegistryEntry.Tenants.NONE,
            List.of(),
            List.of(31L),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            "Ada",
            "");
    var vouched =
        new ScanInput(
            world.exchanges(),
            world.accounts(),
            world.closures(),
            world.prices(),
            new Registry(List.of(new Registry.Vouched(entry, Set.of()))),
            List.of(),
            List.of());

    var without = LocalScan.run(world, TinyWorld.SETTINGS, Progress.SILENT);
    var with = LocalScan.run(vouched, TinyWorld.SETTINGS, Progress.SILENT);

    assertThat(found(without)).isGreaterThanOrEqualTo(38);
    assertThat(found(with)).isGreaterThanOrEqualTo(30);
  }

  private static long found(ScanResult result) {
    return result.accounts().stream()
        .filter(a -> a.verdict().reaches(Verdict.REVIEW))
        .filter(a -> a.id().value().startsWith("f"))
        .count();
  }
}
