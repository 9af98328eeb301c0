// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.stillwatch.judge.Campaign;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.docket.Appeal;
import org.stillwatch.respond.docket.Case;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.share.screen.FromDocket;
import org.stillwatch.share.screen.Review;

/// What an exported case says, as far as a referral needs it.
///
/// @param id of the case
/// @param asOf when it was exported
/// @param bundleSha256 of the bundle, hexadecimal
/// @param manifestSha256 of the list in it, which the log of the service holds, hexadecimal
/// @param campaign the record that was kept last
/// @param closed when people closed it, if they did
/// @param review how it stands with those concerned
/// @param measures counts of what was done
/// @param values that must not be said outside of the case: names of accounts, exemplars, what
///   people wrote
public record CaseFacts(
    String id,
    Instant asOf,
    String bundleSha256,
    String manifestSha256,
    Campaign campaign,
    Optional<Instant> closed,
    Review review,
    Measures measures,
    Private values) {
  /// How often something was done.
  ///
  /// @param proposed measures
  /// @param approved measures that two people approved
  /// @param takenBack measures that somebody took back
  /// @param stand measures that two people approved and nobody took back
  /// @param appeals that were filed
  /// @param upheld appeals that were lost
  public record Measures(
      long proposed, long approved, long takenBack, long stand, long appeals, long upheld) {}

  /// What belongs to customers.
  ///
  /// @param accounts their names
  /// @param texts exemplars, and what they and people wrote about them
  public record Private(List<String> accounts, List<String> texts) {
    public Private {
      accounts = List.copyOf(accounts);
      texts = List.copyOf(texts);
    }
  }

  /// The files of an exported case, as far as they are facts here.
  ///
  /// @param asOf when it was exported
  /// @param bundleSha256 of the bundle
  /// @param manifestSha256 of the list in it
  /// @param texts what people wrote
  public record Exported(
      Instant asOf, String bundleSha256, String manifestSha256, List<String> texts) {
    public Exported {
      texts = List.copyOf(texts);
    }
  }

  /// The facts of a case.
  ///
  /// @param events of it, in their order
  /// @param docket that follows from them
  public static CaseFacts of(
      Case one, List<Event> events, Docket docket, Campaign campaign, Exported exported) {
    Optional<Instant> closed =
        one.open()
            ? Optional.empty()
            : events.stream()
                .filter(e -> e instanceof Event.CaseClosed && e.subject().equals(one.id()))
                .filter(e -> !e.by().equals(Event.SERVICE))
                .map(e -> Instant.ofEpochMilli(e.atMillis()))
                .reduce((a, b) -> b);
    List<Action> actions = docket.measures(one);
    long stand = actions.stream().filter(a -> approved(a) && !takenBack(a)).count();
    return new CaseFacts(
        one.id(),
        exported.asOf(),
        exported.bundleSha256(),
        exported.manifestSha256(),
        campaign,
        closed,
        FromDocket.of(
            docket,
            campaign.id(),
            closed.isPresent() && stand > 0 ? Review.Outcome.UPHELD : Review.Outcome.UNDECIDED,
            closed.orElse(exported.asOf()),
            "",
            List.of()),
        new Measures(
            actions.size(),
            actions.stream().filter(CaseFacts::approved).count(),
            actions.stream().filter(CaseFacts::takenBack).count(),
            stand,
            docket.appeals().size(),
            docket.appeals().values().stream()
                .filter(a -> a.outcome() == Appeal.Outcome.UPHELD)
                .count()),
        values(campaign, docket, exported.texts()));
  }

  private static boolean approved(Action action) {
    return action.approvals().size() >= 2;
  }

  private static boolean takenBack(Action action) {
    return action.state() == Action.State.UNDONE || action.state() == Action.State.DECLINED;
  }

  private static Private values(Campaign campaign, Docket docket, List<String> texts) {
    var accounts =
        new TreeSet<>(
            Stream.concat(
                    campaign.accounts().stream().map(m -> m.id().value()),
                    Stream.concat(
                        docket.actions().values().stream().map(a -> a.account().value()),
                        docket.appeals().values().stream().map(a -> a.account().value())))
                .toList());
    var said = new ArrayList<>(texts);
    campaign.evidence().forEach(e -> said.addAll(e.exemplars()));
    return new Private(List.copyOf(accounts), said);
  }
}
