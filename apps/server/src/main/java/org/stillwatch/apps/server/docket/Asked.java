// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.util.HashSet;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;

/// Remembers of which accounts the policy asks for nothing, until something is known of them that
/// was not, or another policy is loaded. What a policy proposes depends on the facts alone, so most
/// accounts need not be asked about at every tick.
final class Asked {
  private final Set<AccountId> nothing = new HashSet<>();
  private String digest = "";

  /// The policy that is asked from now on.
  void under(Policy policy) {
    if (!policy.digest().equals(digest)) {
      nothing.clear();
      digest = policy.digest();
    }
  }

  /// Something else is known of an account.
  void changed(AccountId account) {
    nothing.remove(account);
  }

  /// Whether the policy asks for something, if only that people look at it.
  boolean proposes(Policy policy, Facts facts) {
    if (nothing.contains(facts.account())) {
      return false;
    }
    boolean proposes = policy.propose(facts).isPresent() || policy.spares(facts);
    if (!proposes) {
      nothing.add(facts.account());
    }
    return proposes;
  }
}
