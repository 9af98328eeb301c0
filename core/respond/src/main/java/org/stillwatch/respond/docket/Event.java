// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.docket;

import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Containment;

/// Something that happened on the docket. The state is a function of all events in their order.
public sealed interface Event {
  /// Who did what is not done by a person.
  String SERVICE = "stillwatch";

  /// When, in milliseconds since the epoch.
  long atMillis();

  /// Who: the name of a person, or [#SERVICE].
  String by();

  /// What it is about: the id of an action, a case, an appeal or a policy.
  String subject();

  /// A policy asks for an action.
  record Proposed(long atMillis, String by, Action action) implements Event {
    @Override
    public String subject() {
      return action.id();
    }
  }

  /// A person approved an action.
  record Approved(long atMillis, String by, String subject) implements Event {}

  /// An action began.
  ///
  /// @param measure what is done, at most what was asked for
  /// @param untilMillis when it ends by itself
  record Started(long atMillis, String by, String subject, Measure measure, long untilMillis)
      implements Event {}

  /// A person let an action go on.
  record Renewed(long atMillis, String by, String subject, long untilMillis) implements Event {}

  /// An action is over, or will not begin.
  ///
  /// @param end how it ended: anything but `proposed` and `running`
  record Ended(long atMillis, String by, String subject, Action.State end, String reason)
      implements Event {}

  /// A case was opened about a campaign.
  ///
  /// @param campaign its id
  /// @param evidence id of the kept snapshot
  record CaseOpened(long atMillis, String by, String subject, String campaign, String evidence)
      implements Event {}

  /// A case was opened about one account, since it contests what was done to it.
  ///
  /// @param appeal id of its appeal
  /// @param evidence id of the kept snapshot behind the gravest measure, empty when there is none
  record AccountCaseOpened(
      long atMillis, String by, String subject, AccountId account, String appeal, String evidence)
      implements Event {}

  /// A person takes a case or an appeal, or gives it to another.
  ///
  /// @param to who works on it now
  record Assigned(long atMillis, String by, String subject, String to) implements Event {}

  /// A person wrote something down about a case or an appeal.
  ///
  /// @param note id of the kept text: the text itself may have to be forgotten one day
  record Noted(long atMillis, String by, String subject, String note) implements Event {}

  /// A case was closed.
  record CaseClosed(long atMillis, String by, String subject, String reason) implements Event {}

  /// A person keeps all that belongs to a case from being forgotten, for a time.
  ///
  /// @param untilMillis when that ends by itself
  record Held(long atMillis, String by, String subject, long untilMillis, String reason)
      implements Event {}

  /// A person ends that before its time.
  record HoldReleased(long atMillis, String by, String subject, String reason) implements Event {}

  /// An account appeals.
  ///
  /// @param statement id of the kept text of the account
  /// @param dueMillis until when it is to be decided
  record Appealed(
      long atMillis, String by, String subject, AccountId account, String statement, long dueMillis)
      implements Event {}

  /// An appeal was decided.
  ///
  /// @param upheld whether what was done stands; otherwise it was wrong
  record AppealDecided(long atMillis, String by, String subject, boolean upheld, String reason)
      implements Event {}

  /// A person contains a key of an account.
  ///
  /// @param containment as it begins
  /// @param reason in words
  record KeyContained(long atMillis, String by, Containment containment, String reason)
      implements Event {
    @Override
    public String subject() {
      return containment.id();
    }
  }

  /// Another person approved it.
  ///
  /// @param measure what is done from now on
  record KeyApproved(long atMillis, String by, String subject, Measure measure) implements Event {}

  /// A person let a key go.
  record KeyReleased(long atMillis, String by, String subject, String reason) implements Event {}

  /// A policy was loaded. It begins in the shadow: what it asks for is written down and not done.
  ///
  /// @param subject name of the policy
  /// @param digest of its bytes
  record PolicyLoaded(long atMillis, String by, String subject, long version, String digest)
      implements Event {}

  /// A person approved that the policy is enforced.
  ///
  /// @param digest of the policy that this person looked at
  record EnforcementApproved(long atMillis, String by, String subject, String digest)
      implements Event {}

  /// The mode changed.
  record ModeSet(long atMillis, String by, String subject, Mode mode, String reason)
      implements Event {}
}
