// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.ConfigException;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.Stage;
import org.stillwatch.respond.access.Applicant;
import org.stillwatch.respond.access.Place;
import org.stillwatch.respond.access.Shown;
import org.stillwatch.respond.access.Tier;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.policy.Condition;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;
import org.stillwatch.respond.policy.PolicyRule;

/// Whatever a policy holds, it is read whole or refused with a place, and what was read answers the
/// same twice and soon. In CI the kept corpus is replayed; with `JAZZER_FUZZ=1` bytes are made up
/// (`bin/fuzz`).
final class PolicyFuzzTest {
  private static final byte[] SIGNED = "policy: signed\n".getBytes(UTF_8);

  /// A thousand times what a condition takes; of the processor's time, so that a machine that is
  /// busy or stands still breaks nothing.
  private static final Duration SOON = Duration.ofSeconds(5);

  private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

  private static final List<Facts> SUBJECTS =
      List.of(
          facts(Facts.Axes.UNKNOWN, Facts.Customer.UNKNOWN),
          facts(
              new Facts.Axes(
                  OptionalDouble.of(0.9), OptionalDouble.of(0.95), OptionalDouble.of(0.5)),
              new Facts.Customer(
                  "pro",
                  Set.of("card", "programme"),
                  Set.of("red-team"),
                  Set.of("evaluation"),
                  OptionalLong.of(30),
                  OptionalLong.of(200_000),
                  OptionalDouble.of(1.5),
                  true)));

  @TempDir private static Path folder = Path.of("");
  private static String signature = "";

  private static Facts facts(Facts.Axes axes, Facts.Customer customer) {
    var found = new Grounds("e_1", "c_1", Verdict.ACT, Calibration.LOCAL, 3, true);
    return new Facts(new AccountId("a"), found, 0.95, true, axes, customer);
  }

  @BeforeAll
  static void signer() throws IOException, GeneralSecurityException {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    pem(folder.resolve("ana.pem"), "PUBLIC KEY", pair.getPublic().getEncoded());
    Path mine = folder.resolve("ana.key");
    pem(mine, "PRIVATE KEY", pair.getPrivate().getEncoded());
    signature = PolicySignature.sign(SIGNED, mine);
    assertThat(PolicySignature.signer(SIGNED, signature, folder)).hasValue("ana");
  }

  private static void pem(Path file, String kind, byte[] bytes) throws IOException {
    String body = Base64.getEncoder().encodeToString(bytes);
    Files.writeString(
        file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(kind, body, kind));
  }

  @FuzzTest(maxDuration = "10m")
  void policies(byte[] yaml) {
    long begun = CLOCK.getCurrentThreadCpuTime();
    try {
      Policy policy = PolicyFile.read("p", yaml);
      assertThat(PolicyFile.read("p", yaml).digest()).isEqualTo(policy.digest());
      for (Facts facts : SUBJECTS) {
        policy.propose(facts).ifPresent(asked -> allowed(asked, policy, facts));
      }
      access(policy);
    } catch (ConfigException e) {
      told(e);
    }
    soon(begun);
  }

  private static void allowed(Policy.Proposal asked, Policy policy, Facts facts) {
    assertThat(policy.rules()).extracting(PolicyRule::id).contains(asked.rule());
    assertThat(asked.measure()).isGreaterThan(Measure.OBSERVE);
    assertThat(asked.lastsMillis()).isBetween(1L, PolicyRule.LONGEST_MILLIS);
    if (facts.customer().intermediary()) {
      assertThat(asked.measure()).isLessThanOrEqualTo(Measure.STEP_UP);
    }
  }

  /// Whom nothing is known of is let in no further than whom everything is known of.
  private static void access(Policy policy) {
    var stranger = new Applicant(Stage.SIGNUP, Tier.NONE, Set.of(), Place.SERVED);
    var known = new Applicant(Stage.SIGNUP, Tier.PROGRAMME, Set.of(Shown.values()), Place.SERVED);
    if (policy.access().about(stranger, "feature").needs().isEmpty()) {
      assertThat(policy.access().about(known, "feature").needs()).isEmpty();
    }
  }

  @FuzzTest(maxDuration = "10m")
  void conditions(byte[] bytes) {
    long begun = CLOCK.getCurrentThreadCpuTime();
    String text = new String(bytes, UTF_8);
    try {
      Condition condition = CelConditions.read("p", "when", text);
      assertThat(condition.text()).isEqualTo(text);
      for (Facts facts : SUBJECTS) {
        assertThat(condition.about(facts)).isEqualTo(condition.about(facts));
      }
    } catch (ConfigException e) {
      told(e);
    }
    soon(begun);
  }

  /// No text is the signature of a policy but that of its signer, and that of no other policy.
  @FuzzTest(maxDuration = "10m")
  void seals(byte[] bytes) throws IOException {
    String text = new String(bytes, UTF_8);
    assertThat(PolicySignature.signer(SIGNED, text, folder)).isEmpty();
    assertThat(PolicySignature.signer(bytes, signature, folder)).isEmpty();
  }

  /// One line that says where; nothing in it moves the cursor of whoever reads it.
  private static void told(ConfigException e) {
    assertThat(String.valueOf(e.getMessage()))
        .startsWith("p: ")
        .contains(", expected ")
        .hasSizeLessThan(2_000)
        .matches(line -> line.chars().noneMatch(Character::isISOControl), "one plain line");
  }

  private static void soon(long begun) {
    assertThat(CLOCK.getCurrentThreadCpuTime() - begun).isLessThan(SOON.toNanos());
  }
}
