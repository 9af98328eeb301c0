// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.refer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stillwatch.judge.Campaign;
import org.stillwatch.judge.attribution.AttributionRecord;
import org.stillwatch.judge.attribution.AttributionRecord.Claimed;
import org.stillwatch.judge.attribution.AttributionRecord.Explanation;
import org.stillwatch.judge.attribution.ClaimKind;
import org.stillwatch.judge.attribution.Gate;
import org.stillwatch.judge.confidence.Likelihood;

/// The letter on top of a package, for somebody who never heard of us.
final class Letter {
  private static final int STRONGEST = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Input input;
  private final Wrapped text = new Wrapped();

  private Letter(Input input) {
    this.input = input;
  }

  static String of(Input input) {
    var letter = new Letter(input);
    letter.head();
    letter.about();
    letter.claims();
    letter.explanations();
    letter.evidence();
    letter.leak();
    letter.proceedings();
    letter.limits();
    letter.customers();
    letter.contents();
    return letter.text.toString();
  }

  private void head() {
    Referral referral = input.referral();
    text.line("REFERRAL " + referral.id())
        .line("")
        .line(
            "To:            %s (%s)"
                .formatted(referral.to().name(), referral.to().kind().purpose()))
        .line("From:          " + referral.from())
        .line("Case:          %s, as it stood on %s".formatted(input.facts().id(), day(asOf())))
        .line("Prepared by:   " + referral.preparedBy())
        .line("Approved by:   " + String.join(", ", referral.approvedBy()))
        .line("Counsel:       " + referral.counsel())
        .line("");
    text.say("Legal basis: " + referral.legalBasis());
  }

  private Instant asOf() {
    return input.facts().asOf();
  }

  private static String day(Instant at) {
    return TIME.format(at);
  }

  private static String number(long count, String one, String many) {
    return count == 1 ? "1 " + one : count + " " + many;
  }

  private void about() {
    Campaign campaign = input.facts().campaign();
    text.heading("What this is about");
    text.say(
        "We run a service that answers questions with a language model. \"Distillation\" is asking"
            + " such a model very many questions in order to train another model on the answers,"
            + " usually against the terms under which accounts are opened. A \"campaign\" is a set of"
            + " accounts that do so together.");
    text.say(
        String.format(
            Locale.ROOT,
            "This referral is about one campaign, %s: %,d accounts that asked %,d times between %s"
                + " and %s.",
            campaign.id(),
            campaign.accounts().size(),
            campaign.exchanges(),
            day(Instant.ofEpochMilli(campaign.firstSeenMillis())),
            day(Instant.ofEpochMilli(campaign.lastSeenMillis()))));
    text.say(
        input
            .referral()
            .organisation()
            .map(o ->
                "It names an organisation as the operator: %s (\"%s\" below)."
                    .formatted(o.name(), o.id()))
            .orElse(
                "It names no organisation and no person. It says that one operator ran these"
                    + " accounts, and asks you to find out who that is."));
  }

  private void claims() {
    text.heading("What we claim");
    text.say(
        "Each claim stands by itself. How likely it is and how good the ground for that is are two"
            + " different things, so each has a sentence of its own.");
    claim("Outputs were harvested", ClaimKind.ACTIVITY, "");
    claim("One operator", ClaimKind.SAME_OPERATOR, "");
    input
        .referral()
        .organisation()
        .ifPresent(o -> claim("Who the operator was", ClaimKind.ORGANISATION, o.id()));
    text.line("");
    text.say(
        "Likelihood is said in the words of ICD 203: almost no chance 1-5 %, very unlikely 5-20 %,"
            + " unlikely 20-45 %, roughly even chance 45-55 %, likely 55-80 %, very likely 80-95 %,"
            + " almost certain 95-99 %. Nothing is called certain.");
  }

  private void claim(String title, ClaimKind kind, String organisation) {
    Optional<Claimed> found = input.attribution().claim(kind, organisation);
    if (found.isEmpty()) {
      return;
    }
    Claimed claim = found.get();
    boolean ours = kind != ClaimKind.SAME_OPERATOR || saysOneOperator();
    text.line("").line(title + ":");
    if (!ours) {
      text.point("We do not claim this by itself: what it needs is not met.");
      return;
    }
    text.point(named(claim.likelihoodSentence()));
    text.point(claim.confidenceSentence());
    text.point(claim.alternativesSentence());
    if (claim.low().isPresent() && claim.ownOnly().isPresent()) {
      text.point(
          "Least probability when any one group of evidence is dropped: %s. By our own observations alone: %s."
              .formatted(
                  Likelihood.percent(claim.low().getAsDouble()),
                  Likelihood.percent(claim.ownOnly().getAsDouble())));
    }
  }

  /// A sentence with the organisation's name in place of its id.
  private String named(String sentence) {
    return input
        .referral()
        .organisation()
        .map(o -> sentence.replace("that " + o.id() + " was ", "that " + o.name() + " was "))
        .orElse(sentence);
  }

  private boolean saysOneOperator() {
    return input.attribution().opens(Gate.Step.SAY_SAME_OPERATOR, "");
  }

  private void explanations() {
    text.heading("What else could explain it");
    text.say(
        "These explanations were weighed against each other, the one that the evidence contradicts"
            + " least first, under the names that the tables use. One that is left standing because"
            + " nobody looked is not confirmed.");
    for (Explanation explanation : input.attribution().explanations()) {
      text.point(
          explanation.posterior().isPresent()
              ? "%s, %s: %s"
                  .formatted(
                      explanation.id(),
                      explanation.says(),
                      Likelihood.percent(explanation.posterior().getAsDouble()))
              : explanation.id() + ", " + explanation.says());
    }
  }

  private void evidence() {
    AttributionRecord attribution = input.attribution();
    long others = attribution.evidence().stream().filter(p -> !p.own()).count();
    text.say(
        number(attribution.evidence().size(), "item", "items")
            + " of evidence, "
            + (others == 0
                ? "all of them our own observations."
                : "%d of them words of others, on which no claim rests alone.".formatted(others))
            + " evidence.csv has all with what each is worth. Those that tell the explanations"
            + " apart best:");
    attribution.evidence().stream()
        .limit(STRONGEST)
        .forEach(p ->
            text.point(
                String.format(
                    Locale.ROOT,
                    "%s (%s, %s): %s. It is %.1f times as likely under the explanation that it fits"
                        + " best as under the one that it fits worst: %s.",
                    p.id(),
                    Evidence.family(p.family()),
                    p.costlyToForge() ? "costly to forge" : "cheap to forge",
                    p.text(),
                    Evidence.times(p),
                    Evidence.grade(Evidence.times(p)))));
    text.say(
        "Where somebody is, what language they write and what time of day it is are no evidence"
            + " here, and nothing of that kind was weighed.");
  }

  private void leak() {
    input
        .leak()
        .ifPresent(leak -> {
          text.heading("Answers that turned up elsewhere");
          text.say(
              String.format(
                  Locale.ROOT,
                  "A corpus of %,d records was held against fingerprints of what we had served"
                      + " (plan %s, fixed before; level %s over all tests together). Text in it"
                      + " originates from answers that were served to %,d accounts of this case, by"
                      + " two independent mechanisms and after a search for innocent sources (grade"
                      + " G4). %,d more accounts of the case were found at a lower grade, which no"
                      + " referral may name.",
                  leak.records(),
                  leak.planDigest(),
                  leak.level(),
                  leak.found().size(),
                  leak.below()));
          leak.found().forEach(f -> text.point(f.account() + ", grade " + f.grade()));
          text.say(
              "That is about text and not about a person: whoever holds an account may have"
                  + " published, resold or lost it.");
        });
  }

  private void proceedings() {
    CaseFacts.Measures measures = input.facts().measures();
    text.heading("What we did about it, and what those concerned said");
    text.say(
        "%s proposed, %d approved by two people, %d taken back. %s filed, %d of them lost, none won and none open. People closed the case on %s; the time to appeal had run out on %s."
            .formatted(
                number(measures.proposed(), "measure was", "measures were"),
                measures.approved(),
                measures.takenBack(),
                number(measures.appeals(), "appeal was", "appeals were"),
                measures.upheld(),
                input.facts().closed().map(Letter::day).orElse("no day"),
                day(input.facts().review().appealableUntil())));
    text.say("Before we said what section 2 says, all of this had to hold:");
    String named = input.referral().named();
    input
        .attribution()
        .gate(named.isEmpty() ? Gate.Step.SAY_SAME_OPERATOR : Gate.Step.NAME_ORGANISATION, named)
        .ifPresent(g -> g.conditions().forEach(c -> text.point(c.needs() + ": " + c.found())));
  }

  private void limits() {
    text.heading("What we do not know");
    text.say("What the program could not see in the logs, and what seeing it would change:");
    for (Campaign.Unknown unknown : input.facts().campaign().unknown()) {
      text.point(unknown.what() + ". " + unknown.changes());
    }
    text.say("Besides:");
    text.point(
        "What happened after %s is not in here. Ask us for a newer copy.".formatted(day(asOf())));
    text.point(
        "Error rates were measured on simulated traffic; METHOD.txt has them with their intervals."
            + " How often a named organisation was the wrong one was never measured.");
    List<String> limits = input.leak().map(Leak::limits).orElse(List.of());
    limits.forEach(text::point);
  }

  private void customers() {
    text.heading("Names of accounts");
    if (input.referral().pseudonymous()) {
      text.say(
          "No name of an account and nothing that a customer or somebody of ours wrote is in this"
              + " package. Accounts have numbers. Behind each stands a commitment: SHA-256 of a"
              + " secret and the name. We keep the list of secrets and names, and the whole case,"
              + " for a court or an authority that orders them; each entry opens one account and no"
              + " other, and anybody can check with HOW-TO-CHECK.txt that it is the one that was"
              + " meant here.");
    } else {
      text.say(
          "The whole case is in here, case.zip, with names of accounts and what customers and people"
              + " of ours wrote: treat it as personal data. The ground for that: "
              + input.referral().customers().orElse(""));
    }
    text.say("No prompt and no answer of a model is in here. The service keeps none in a case.");
  }

  private void contents() {
    text.heading("What is in this package");
    PackageTexts.described(input)
        .forEach((name, what) -> text.line("  %-20s %s".formatted(name, what)));
    text.line("");
    text.say(
        "This package is complete: it leads to no page of ours, and nobody needs an account, a key"
            + " or our help to read and check it.");
  }
}
