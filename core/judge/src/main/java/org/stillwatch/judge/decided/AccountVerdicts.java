// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.decided;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Verdict;
import org.stillwatch.judge.AccountResult;
import org.stillwatch.judge.Campaign;

/// What is said about accounts once their campaigns say something else.
final class AccountVerdicts {
  private AccountVerdicts() {}

  static List<AccountResult> of(List<AccountResult> accounts, List<Campaign> campaigns) {
    Map<String, Map<AccountId, Verdict>> verdicts = new HashMap<>();
    for (Campaign campaign : campaigns) {
      var members = new HashMap<AccountId, Verdict>();
      campaign.accounts().forEach(m -> members.put(m.id(), m.verdict()));
      verdicts.put(campaign.id(), members);
    }
    return accounts.stream().map(a -> of(a, verdicts)).toList();
  }

  private static AccountResult of(
      AccountResult account, Map<String, Map<AccountId, Verdict>> verdicts) {
    var memberships =
        account.campaigns().stream()
            .map(m ->
                new AccountResult.Membership(
                    m.campaign(),
                    m.membership(),
                    m.core(),
                    verdicts
                        .getOrDefault(m.campaign(), Map.of())
                        .getOrDefault(account.id(), m.verdict())))
            .toList();
    if (memberships.equals(account.campaigns())) {
      return account;
    }
    Verdict best = account.verdict().atMost(Verdict.WATCH);
    for (AccountResult.Membership m : memberships) {
      if (m.membership() >= 0.5 && m.verdict().reaches(best)) {
        best = m.verdict();
      }
    }
    return new AccountResult(
        account.id(), best, memberships, account.findings(), account.unknown(), account.flags());
  }
}
