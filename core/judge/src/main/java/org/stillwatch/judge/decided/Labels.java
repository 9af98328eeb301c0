// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.decided;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.stillwatch.capture.Disposition;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.axes.CaseFit;

/// Decisions of people as labels of campaigns (`coordination.md` 9). *Abusive* and *one operator*
/// are separate labels: who was overturned is no abuser, and may still be one customer.
///
/// A campaign that was decided about has that label. Otherwise those of its likely members count
/// that were: at least [#LEAST_MEMBERS] of them, four out of five of one label.
///
/// @param abusive campaigns that are abusive or are not
/// @param oneHand campaigns that one operator is behind, or is not
/// @param unlabelled campaigns that nobody decided about
/// @param mixed campaigns whose members have both labels
public record Labels(List<Labelled> abusive, List<Labelled> oneHand, int unlabelled, int mixed) {
  private static final int LEAST_MEMBERS = 2;
  private static final double CLEAR = 0.8;

  /// A campaign with its label.
  ///
  /// @param campaign the campaign
  /// @param yes what people say
  public record Labelled(Campaign campaign, boolean yes) {}

  private enum State {
    YES,
    NO,
    MIXED,
    NONE
  }

  /// Puts decisions and campaigns together, in the order of the campaigns. Snoozes say nothing.
  public static Labels of(List<Campaign> campaigns, List<Disposition> decisions) {
    List<Disposition> said =
        decisions.stream()
            .filter(d -> !d.verdict().equals("snooze"))
            .sorted(Comparator.comparingLong(Disposition::atMillis))
            .toList();
    var abusive = new ArrayList<Labelled>();
    var oneHand = new ArrayList<Labelled>();
    int unlabelled = 0;
    int mixed = 0;
    Function<Disposition, Optional<Boolean>> toAbusive =
        d -> Optional.of(d.verdict().equals("confirmed"));
    Map<String, Boolean> abusers = accounts(said, toAbusive);
    Map<String, Boolean> operators = accounts(said, Labels::oneHand);
    for (Campaign campaign : campaigns) {
      State state = state(campaign, said, toAbusive, abusers);
      unlabelled += state == State.NONE ? 1 : 0;
      mixed += state == State.MIXED ? 1 : 0;
      add(campaign, state, abusive);
      add(campaign, state(campaign, said, Labels::oneHand, operators), oneHand);
    }
    return new Labels(List.copyOf(abusive), List.copyOf(oneHand), unlabelled, mixed);
  }

  /// The cases of one axis.
  public static List<CaseFit.Case> cases(
      List<Labelled> labelled, Function<Axes, Optional<Axis>> axis) {
    return labelled.stream()
        .flatMap(l ->
            axis.apply(l.campaign.axes()).stream()
                .map(a -> new CaseFit.Case(l.campaign.id(), a.fitted(), l.yes)))
        .toList();
  }

  /// Who confirms a campaign says that it is one operator, unless they say otherwise.
  private static Optional<Boolean> oneHand(Disposition d) {
    return d.oneHand()
        .or(() -> d.verdict().equals("confirmed") ? Optional.of(true) : Optional.empty());
  }

  private static void add(Campaign campaign, State state, List<Labelled> into) {
    if (state == State.YES || state == State.NO) {
      into.add(new Labelled(campaign, state == State.YES));
    }
  }

  private static Map<String, Boolean> accounts(
      List<Disposition> said, Function<Disposition, Optional<Boolean>> label) {
    var labels = new HashMap<String, Boolean>();
    said.stream()
        .filter(d -> d.subject().kind().equals("account"))
        .forEach(d -> label.apply(d).ifPresent(yes -> labels.put(d.subject().id(), yes)));
    return labels;
  }

  private static State state(
      Campaign campaign,
      List<Disposition> said,
      Function<Disposition, Optional<Boolean>> label,
      Map<String, Boolean> byAccount) {
    Optional<Boolean> own =
        said.stream()
            .filter(d -> CampaignMatch.concerns(d, campaign))
            .flatMap(d -> label.apply(d).stream())
            .reduce((first, second) -> second);
    if (own.isPresent()) {
      return own.get() ? State.YES : State.NO;
    }
    List<Boolean> members =
        CampaignMatch.likely(campaign).stream()
            .flatMap(m -> Optional.ofNullable(byAccount.get(m.id().value())).stream())
            .toList();
    if (members.size() < LEAST_MEMBERS) {
      return State.NONE;
    }
    double yes = members.stream().filter(m -> m).count();
    if (yes / members.size() >= CLEAR) {
      return State.YES;
    }
    return (members.size() - yes) / members.size() >= CLEAR ? State.NO : State.MIXED;
  }
}
