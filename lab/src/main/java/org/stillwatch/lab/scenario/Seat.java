// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.List;
import java.util.Optional;
import org.stillwatch.lab.scenario.Farm.Member;

/// A place in a campaign: one account, and when the provider closes that, its successor. What the
/// seat has reached in its list does not end with an account.
final class Seat {
  private final List<Member> holders;
  private final int last;
  private int item;
  private Optional<Member> latest = Optional.empty();

  /// @param holders one after the other
  /// @param first number of its first item
  /// @param items how many it may take
  Seat(List<Member> holders, int first, int items) {
    this.holders = holders;
    this.item = first;
    this.last = first + items;
  }

  /// Who holds it at a time; nobody between an account and its successor.
  Optional<Member> at(long time) {
    return holders.stream().filter(m -> m.at(time)).findFirst();
  }

  boolean hasItems() {
    return item < last;
  }

  /// Notes who takes an item; the account before, when that was another one.
  Optional<Member> takenBy(Member member) {
    Optional<Member> before = latest.filter(m -> m.account() != member.account());
    latest = Optional.of(member);
    return before;
  }

  int takeItem() {
    return item++;
  }
}
