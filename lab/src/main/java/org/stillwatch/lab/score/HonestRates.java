// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.score;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.stillwatch.base.Verdict;
import org.stillwatch.lab.truth.Truth;

/// Counts honest accounts, those of no campaign, by everything that the answer key says of them.
final class HonestRates {
  private final Map<String, HonestRate> rates = new TreeMap<>();

  /// Adds the accounts of one world.
  void add(Truth truth, Reported reported) {
    for (Truth.Account account : truth.accounts()) {
      if (account.campaigns().isEmpty()) {
        add(account, reported.of(account.id()));
      }
    }
  }

  private void add(Truth.Account account, Verdict verdict) {
    add("all", "all", verdict);
    add("kind", account.variant().isEmpty() ? account.negative() : account.variant(), verdict);
    if (account.framed()) {
      add("framed", "framed", verdict);
    }
    account.subgroups().forEach((by, group) -> add(by, group, verdict));
  }

  private void add(String by, String group, Verdict verdict) {
    Interval review = new Interval(verdict.compareTo(Verdict.REVIEW) >= 0 ? 1 : 0, 1);
    Interval act = new Interval(verdict.compareTo(Verdict.ACT) >= 0 ? 1 : 0, 1);
    rates.merge(by + "\n" + group, new HonestRate(by, group, review, act), HonestRate::plus);
  }

  /// All groups, by what they are of and by name.
  List<HonestRate> list() {
    return List.copyOf(rates.values());
  }
}
