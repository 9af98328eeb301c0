// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.stillwatch.adapters.json.AccountLines;
import org.stillwatch.adapters.json.Row;
import org.stillwatch.base.FingerprintKey;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.RegistryEntry;
import org.stillwatch.engines.local.Registry;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.access.Access;
import org.stillwatch.respond.access.AccessRules;
import org.stillwatch.respond.access.Fence;
import org.stillwatch.respond.access.Opens;
import org.stillwatch.respond.access.Shown;
import org.stillwatch.respond.access.SignupRules;
import org.stillwatch.respond.access.Tier;
import org.stillwatch.respond.access.Ways;

class GateTest {
  private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);
  private static final AccessRules RULES =
      new AccessRules(
          new Opens(Map.of(Tier.ORGANISATION, Set.of("fine-tuning"))),
          new SignupRules(Tier.EMAIL, Set.of(Shown.values())),
          Fence.of(List.of("XA"), "law"),
          Ways.NONE);
  private static final InstantSource CLOCK = () -> Instant.parse("2026-03-01T00:00:00Z");

  private final AtomicBoolean allRead = new AtomicBoolean(true);
  private final AccessCounts counts = new AccessCounts();
  private final AccountsKnown known = new AccountsKnown(registry());

  private static Registry registry() {
    var entry =
        new RegistryEntry(
            "vouched",
            7,
            Set.of(),
            Set.of(),
            RegistryEntry.Tenants.NONE,
            List.of(),
            List.of(),
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            "Ada",
            "");
    return new Registry(List.of(new Registry.Vouched(entry, Set.of())));
  }

  private Gate gate(boolean enforced) {
    return new Gate(
        () -> new Gate.InForce(RULES, enforced), known, allRead::get, KEY, counts, CLOCK);
  }

  private void rows(String... lines) {
    var read = new AccountLines(KEY);
    var history = new ArrayList<AccountFacts>();
    for (String line : lines) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      if (read.read(bytes, 0, bytes.length) instanceof Row.Good<AccountFacts> good) {
        history.add(good.value());
      }
    }
    assertThat(history).hasSize(lines.length);
    known.rows(history);
  }

  private Access request(String account, String feature) {
    return gate(true).about(Stage.REQUEST, account, feature, "");
  }

  private Access signup(String registration) {
    return gate(true).about(Stage.SIGNUP, "new", "", registration);
  }

  @Test
  void a_row_counts_from_its_date_on() {
    rows(
        "{\"id\":\"a\",\"asOf\":\"2026-01-01\",\"verification\":[\"email\"]}",
        "{\"id\":\"a\",\"asOf\":\"2026-02-01\",\"verification\":[]}",
        "{\"id\":\"a\",\"asOf\":\"2026-04-01\",\"verification\":[\"organisation\"]}");
    assertThat(request("a", "").needs()).containsExactly("email");
    assertThat(request("a", "fine-tuning").needs()).containsExactly("organisation");
  }

  @Test
  void what_the_registry_vouches_for_was_verified() {
    assertThat(request("vouched", "fine-tuning")).isEqualTo(Access.OPEN);
    assertThat(request("other", "fine-tuning").needs()).containsExactly("organisation");
  }

  @Test
  void whoever_may_be_known_comes_in_until_all_was_read() {
    rows("{\"id\":\"fenced\",\"verification\":[\"email\"],\"country\":\"XA\"}");
    allRead.set(false);
    assertThat(request("nobody", "fine-tuning")).isEqualTo(Access.OPEN);
    assertThat(request("fenced", "").kind()).isEqualTo(Access.Kind.NOT_SERVED);
    assertThat(signup("").kind()).as("a registration says itself").isEqualTo(Access.Kind.STEP_UP);
    allRead.set(true);
    assertThat(request("nobody", "").needs()).containsExactly("email");
  }

  @Test
  void a_registration_shows_what_it_holds() {
    assertThat(signup("").needs())
        .containsExactly("email", "phone", "payment", "device", "organisation", "country");
    assertThat(
            signup(
                """
                {"id":"new","email":"h1","phone":"h2","org":"o","device":["d"],"country":"XB",\
                "payment":[{"instrument":"p","kind":"card"}],"verification":["email"]}\
                """))
        .isEqualTo(Access.OPEN);
    assertThatIllegalArgumentException().isThrownBy(() -> signup("{\"email\":\"h1\"}"));
    assertThatIllegalArgumentException()
        .as("also where it counts for nothing")
        .isThrownBy(() -> gate(true).about(Stage.REQUEST, "new", "chat", "{\"email\":\"h1\"}"));
  }

  @Test
  void in_the_shadow_everybody_comes_in_and_it_is_counted() {
    var registry = new SimpleMeterRegistry();
    counts.bindTo(registry);
    assertThat(gate(false).about(Stage.REQUEST, "nobody", "", "")).isEqualTo(Access.OPEN);
    assertThat(
            registry
                .get("stillwatch.access.answers")
                .tags("access", "step-up", "mode", "shadow")
                .functionCounter()
                .count())
        .isEqualTo(1);
    assertThat(registry.get("stillwatch.access.country.unknown").functionCounter().count())
        .isEqualTo(1);
  }
}
