// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.decided;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.Disposition;
import org.stillwatch.judge.Axes;
import org.stillwatch.judge.Axis;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.axes.CaseFit;

/// What people said becomes a label of a campaign, and nothing that they did not say.
class LabelsTest {
  private static final List<Campaign> TEN = List.of(DecisionsTest.campaign("c_1", 0, 10, 10));

  private static Disposition said(
      String kind, String id, String verdict, long at, Optional<Boolean> oneHand) {
    return new Disposition(
        new Disposition.Subject(kind, id),
        verdict,
        at,
        "lee",
        AccountFacts.UNKNOWN_TIME,
        "r",
        Disposition.Seen.NONE,
        oneHand);
  }

  private static Disposition account(int number, String verdict) {
    return said("account", "a" + number, verdict, 1, Optional.empty());
  }

  private static List<Boolean> abusive(List<Disposition> decisions) {
    return Labels.of(TEN, decisions).abusive().stream().map(Labels.Labelled::yes).toList();
  }

  private static List<Boolean> oneHand(List<Disposition> decisions) {
    return Labels.of(TEN, decisions).oneHand().stream().map(Labels.Labelled::yes).toList();
  }

  @Test
  void a_confirmed_campaign_is_abusive_and_one_hand() {
    var decisions = List.of(said("campaign", "c_1", "confirmed", 1, Optional.empty()));

    assertThat(abusive(decisions)).containsExactly(true);
    assertThat(oneHand(decisions)).containsExactly(true);
  }

  @Test
  void an_overturned_campaign_says_nothing_about_one_hand_unless_the_reviewer_does() {
    var silent = List.of(said("campaign", "c_1", "overturned", 1, Optional.empty()));
    var customer = List.of(said("campaign", "c_1", "known-good", 1, Optional.of(true)));

    assertThat(abusive(silent)).containsExactly(false);
    assertThat(oneHand(silent)).isEmpty();
    assertThat(abusive(customer)).containsExactly(false);
    assertThat(oneHand(customer)).containsExactly(true);
  }

  @Test
  void the_newest_word_counts_and_a_snooze_is_none() {
    assertThat(
            abusive(
                List.of(
                    said("campaign", "c_1", "overturned", 5, Optional.empty()),
                    said("campaign", "c_1", "snooze", 9, Optional.empty()),
                    said("campaign", "c_1", "confirmed", 1, Optional.empty()))))
        .containsExactly(false);
  }

  @Test
  void two_banned_members_label_a_campaign_and_one_does_not() {
    assertThat(abusive(List.of(account(1, "confirmed")))).isEmpty();
    assertThat(abusive(List.of(account(1, "confirmed"), account(2, "confirmed"))))
        .containsExactly(true);
  }

  @Test
  void four_of_five_members_decide_and_an_edge_has_no_vote() {
    var decisions = new ArrayList<Disposition>();
    for (int i = 0; i < 4; i++) {
      decisions.add(account(i, "overturned"));
    }
    decisions.add(account(5, "confirmed"));
    assertThat(abusive(decisions)).containsExactly(false);

    decisions.add(account(6, "confirmed"));
    var mixed = Labels.of(TEN, decisions);
    assertThat(mixed.abusive()).isEmpty();
    assertThat(mixed.mixed()).isEqualTo(1);

    decisions.clear();
    decisions.add(said("account", "edge", "confirmed", 1, Optional.empty()));
    decisions.add(account(1, "confirmed"));
    assertThat(Labels.of(TEN, decisions).unlabelled()).isEqualTo(1);
  }

  @Test
  void axes_without_a_probability_make_no_case() {
    var decisions = List.of(said("campaign", "c_1", "confirmed", 1, Optional.empty()));

    assertThat(Labels.cases(Labels.of(TEN, decisions).abusive(), Axes::intent)).isEmpty();
  }

  @Test
  void a_snooze_alone_and_an_account_of_the_campaigns_name_label_nothing() {
    assertThat(abusive(List.of(said("campaign", "c_1", "snooze", 1, Optional.empty())))).isEmpty();
    assertThat(abusive(List.of(said("account", "c_1", "confirmed", 1, Optional.empty()))))
        .isEmpty();
    var notAccounts =
        List.of(
            said("campaign", "a1", "confirmed", 1, Optional.empty()),
            said("campaign", "a2", "confirmed", 1, Optional.empty()));
    assertThat(abusive(notAccounts)).isEmpty();
  }

  @Test
  void of_two_words_about_a_campaign_the_later_counts_whichever_it_is() {
    var no = said("campaign", "c_1", "overturned", 1, Optional.empty());
    var yes = said("campaign", "c_1", "confirmed", 5, Optional.empty());

    assertThat(abusive(List.of(no, yes))).containsExactly(true);
    assertThat(abusive(List.of(yes, no))).containsExactly(true);
  }

  @Test
  void four_of_five_who_say_yes_are_enough() {
    var decisions = new ArrayList<Disposition>();
    for (int i = 0; i < 4; i++) {
      decisions.add(account(i, "confirmed"));
    }
    decisions.add(account(5, "overturned"));

    assertThat(abusive(decisions)).containsExactly(true);
  }

  @Test
  void a_case_is_the_shipped_probability_and_what_people_say() {
    var axis = Optional.of(new Axis(0.6, 0.5, 0.7, 0.9));
    var labelled = new Labels.Labelled(TEN.getFirst(), true);

    assertThat(Labels.cases(List.of(labelled), axes -> axis))
        .containsExactly(new CaseFit.Case("c_1", 0.9, true));
  }
}
