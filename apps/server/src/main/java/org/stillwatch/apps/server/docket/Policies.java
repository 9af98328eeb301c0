// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.stillwatch.adapters.policy.PolicyFile;
import org.stillwatch.adapters.policy.PolicySignature;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.apps.server.access.Gate;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.docket.Enforcement;
import org.stillwatch.respond.docket.Mode;
import org.stillwatch.respond.docket.Refused;
import org.stillwatch.respond.limit.Limits;
import org.stillwatch.respond.policy.Policy;

/// The loaded policy and how another takes its place. Only signed ones are loaded, by people whose
/// keys lie in a folder that is read each time. Fails closed: without a signature nothing is
/// loaded, and without a policy nothing is proposed.
public final class Policies {
  /// What is in force before any is loaded: nothing is asked for.
  static final Policy NONE = new Policy("observe-everything", 1, "", List.of());

  private final Clerk clerk;
  private final Path keys;
  private volatile Policy loaded = NONE;

  /// @param keys folder of the public keys of those who may sign
  public Policies(Clerk clerk, Path keys) throws IOException {
    this.clerk = clerk;
    this.keys = keys;
    String digest = clerk.docket().policy().digest();
    if (!digest.isEmpty()) {
      String text =
          clerk
              .text(KeptNames.policy(digest))
              .orElseThrow(() -> new IOException("the loaded policy is gone"));
      loaded = PolicyFile.read("the loaded policy", text.getBytes(StandardCharsets.UTF_8));
    }
  }

  Policy loaded() {
    return loaded;
  }

  /// The policy that is done and not only written down.
  Policy enforced() {
    return isEnforced() ? loaded : NONE;
  }

  /// How much may be used by the loaded policy.
  public Limits limits() {
    return loaded.limits();
  }

  /// Whether the loaded policy is enforced.
  public boolean isEnforced() {
    return clerk.docket().policy().mode() == Mode.ENFORCING;
  }

  /// Who may come in by the loaded policy, and whether that is done.
  public Gate.InForce access() {
    return new Gate.InForce(loaded.access(), clerk.docket().policy().mode() == Mode.ENFORCING);
  }

  /// Loads a policy, into the shadow.
  ///
  /// @param signature of the bytes
  /// @return who signed it; empty when nobody did who may, and then nothing was loaded
  /// @throws ConfigException when it is signed and cannot be read
  synchronized Optional<String> load(byte[] yaml, String signature, String person)
      throws IOException, Refused {
    Optional<String> signer = PolicySignature.signer(yaml, signature, keys);
    if (signer.isPresent()) {
      Policy policy = PolicyFile.read("policy", yaml);
      var text =
          new DocketStore.Text(
              KeptNames.policy(policy.digest()),
              "policy",
              new String(yaml, StandardCharsets.UTF_8));
      clerk.take(
          (docket, now) -> Enforcement.load(docket, policy, person, now), _ -> List.of(text));
      loaded = policy;
    }
    return signer;
  }

  /// A policy that was loaded once, by the hash of its bytes.
  Optional<Policy> kept(String digest) throws IOException {
    return clerk
        .text(KeptNames.policy(digest))
        .map(yaml -> PolicyFile.read("a kept policy", yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
