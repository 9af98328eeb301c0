// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.stillwatch.judge.attribution.Assumptions;
import org.stillwatch.judge.attribution.AttributionRecord;
import org.stillwatch.judge.attribution.FromCampaign;
import org.stillwatch.judge.attribution.Gate;
import org.stillwatch.judge.attribution.Gate.Condition;
import org.stillwatch.judge.attribution.Gate.Step;
import org.stillwatch.share.screen.Review;

/// The gate before a referral. It fails closed and tells every condition, met or not. That the case
/// verifies, and that nothing is said which must not be, is held against it elsewhere: neither is a
/// function of these facts.
public final class Conditions {
  private final Input input;
  private final List<Condition> all = new ArrayList<>();

  private Conditions(Input input) {
    this.input = input;
  }

  /// Every condition.
  public static List<Condition> of(Input input) {
    var conditions = new Conditions(input);
    conditions.attribution();
    conditions.organisations();
    conditions.proceedings();
    conditions.people();
    return List.copyOf(conditions.all);
  }

  private void add(String needs, String found, boolean met) {
    all.add(new Condition(needs, found, met));
  }

  private void attribution() {
    AttributionRecord attribution = input.attribution();
    boolean same = attribution.campaign().equals(input.facts().campaign().id());
    add("an attribution of the campaign of the case", same ? "it is" : "of another campaign", same);
    long missing = missing();
    add(
        "an attribution of the record that the case holds",
        missing == 0 ? "every item of it" : missing + " items of the record are not in it",
        same && missing == 0);
    String named = input.referral().named();
    Step step = named.isEmpty() ? Step.SAY_SAME_OPERATOR : Step.NAME_ORGANISATION;
    String about = named.isEmpty() ? "" : " " + named;
    var gate = attribution.gate(step, named);
    String closed =
        gate.map(g ->
                g.conditions().stream()
                    .filter(c -> !c.met())
                    .map(c -> c.needs() + " (" + c.found() + ")")
                    .collect(Collectors.joining(", ")))
            .orElse("not there");
    boolean open = gate.filter(Gate::open).isPresent();
    add("the gate " + step.word() + about + " of the attribution", open ? "open" : closed, open);
  }

  /// Items of the record that the attribution was not made of, or says in other words.
  private long missing() {
    Map<String, String> weighed =
        input.attribution().evidence().stream()
            .filter(AttributionRecord.Piece::own)
            .collect(
                Collectors.toMap(
                    AttributionRecord.Piece::id, AttributionRecord.Piece::text, (a, b) -> a));
    return FromCampaign.items(input.facts().campaign(), Assumptions.SHIPPED).stream()
        .filter(i -> !i.text().equals(weighed.get(i.id())))
        .count();
  }

  private void organisations() {
    Set<String> others =
        input.attribution().explanations().stream()
            .map(AttributionRecord.Explanation::names)
            .filter(n -> !n.isEmpty() && !n.equals(input.referral().named()))
            .filter(n -> !input.referral().considered().contains(n))
            .collect(Collectors.toCollection(TreeSet::new));
    add(
        "nobody named whom the referral does not name",
        others.isEmpty()
            ? "nobody"
            : others.size() + " organisations of the attribution that `considered` does not list",
        others.isEmpty());
  }

  private void proceedings() {
    CaseFacts facts = input.facts();
    add(
        "a case that people closed",
        facts.closed().map(c -> "closed on " + c).orElse("not closed"),
        facts.closed().isPresent());
    long stand = facts.measures().stand();
    add(
        "a finding upheld: a measure that two people approved and nobody took back",
        stand + " of " + facts.measures().proposed(),
        stand > 0);
    Review review = facts.review();
    boolean overturned = review.outcome() == Review.Outcome.OVERTURNED;
    add("no appeal of the campaign won", overturned ? "one was" : "none was", !overturned);
    add("no appeal open", review.openAppeals() + " are", review.openAppeals() == 0);
    Instant until = review.appealableUntil();
    add(
        "the time to appeal over before the case was exported",
        "until " + until + ", exported on " + facts.asOf(),
        !facts.asOf().isBefore(until));
  }

  private void people() {
    Referral referral = input.referral();
    add(
        "a legal basis",
        referral.legalBasis().isBlank() ? "none" : "given",
        !referral.legalBasis().isBlank());
    String preparer = folded(referral.preparedBy());
    String counsel = folded(referral.counsel());
    var approvers = new HashSet<String>();
    referral.approvedBy().forEach(a -> approvers.add(folded(a)));
    approvers.remove("");
    approvers.remove(counsel);
    boolean two = approvers.size() >= 2 && !preparer.isEmpty();
    add(
        "two people's approval besides counsel, not both of them who prepared it",
        approvers.size() + " people",
        two);
    boolean marked = !counsel.isEmpty() && !counsel.equals(preparer);
    add("counsel's mark, by somebody who did not prepare it", marked ? "there" : "none", marked);
    boolean grounded = referral.customers().filter(String::isBlank).isEmpty();
    add(
        "a ground for names of customers, or none of them",
        referral.pseudonymous() ? "under pseudonyms" : grounded ? "given" : "none",
        grounded);
  }

  /// Names that look alike are one person.
  private static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("\\s+", " ");
  }
}
