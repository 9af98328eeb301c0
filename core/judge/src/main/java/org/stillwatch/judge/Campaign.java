// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge;

import java.util.List;
import java.util.OptionalLong;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.base.Verdict;

/// A judged campaign: the record `campaign/1` of `contracts.md` 2.5, field by field, with what
/// would lower its verdict and what was unknown (ADR 0011).
public record Campaign(
    String id,
    Verdict verdict,
    Axes axes,
    List<Member> accounts,
    long exchanges,
    long tokens,
    OptionalLong usdCents,
    long firstSeenMillis,
    long lastSeenMillis,
    OptionalLong detectedAtMillis,
    OptionalLong exchangesBeforeDetection,
    List<String> capabilities,
    List<Family> families,
    List<String> pathways,
    List<Evidence> evidence,
    List<HypothesisShare> hypotheses,
    String pool,
    String nextStep,
    String why,
    String counterfactual,
    List<Unknown> unknown,
    Lineage lineage) {

  /// One account of the campaign.
  ///
  /// @param id the account
  /// @param membership probability of belonging, 0 to 1
  /// @param core whether it holds the campaign together, or stands at its edge
  /// @param verdict what may be said of this member
  /// @param costlyTie whether its own links hold an item that is costly to forge
  public record Member(
      AccountId id, double membership, boolean core, Verdict verdict, boolean costlyTie) {}

  /// One reason for or against.
  ///
  /// @param signal the signal's id, for example `D23`
  /// @param family the family that gates count
  /// @param group the dependence group that discounts
  /// @param costlyToForge whether an outsider would have to pay dearly to plant it
  /// @param logOddsNats weight in nats, after discounts; negative speaks for the accounts
  /// @param supports whether it speaks for a campaign
  /// @param text one sentence an analyst can read out
  /// @param counterfactual what would be left without it
  /// @param exemplars ids of at most 20 exchanges to look up
  /// @param explainedBy names of the hypotheses that predict it, Y1 to Y8; empty when a record says
  ///   nothing of it, as those of earlier versions
  public record Evidence(
      String signal,
      Family family,
      CauseGroup group,
      boolean costlyToForge,
      double logOddsNats,
      boolean supports,
      String text,
      String counterfactual,
      List<String> exemplars,
      List<String> explainedBy) {
    /// A reason of which nobody said what predicts it.
    public Evidence(
        String signal,
        Family family,
        CauseGroup group,
        boolean costlyToForge,
        double logOddsNats,
        boolean supports,
        String text,
        String counterfactual,
        List<String> exemplars) {
      this(
          signal,
          family,
          group,
          costlyToForge,
          logOddsNats,
          supports,
          text,
          counterfactual,
          exemplars,
          List.of());
    }
  }

  /// How probable one explanation is; the shares of a campaign sum to one.
  ///
  /// @param name Y1 to Y8
  /// @param probability 0 to 1
  /// @param supported whether the data show a fact that it predicts, besides the reasons
  ///   themselves; true when a record says nothing of it, as those of earlier versions
  public record HypothesisShare(String name, double probability, boolean supported) {
    /// An explanation of which nobody said whether it has support.
    public HypothesisShare(String name, double probability) {
      this(name, probability, true);
    }
  }

  /// Something that could not be seen.
  ///
  /// @param what what was not known, and why
  /// @param changes how knowing it would change the claim
  public record Unknown(String what, String changes) {}

  /// Where the campaign came from.
  ///
  /// @param parent id of the campaign it split from, empty when none
  /// @param merged ids of campaigns that became part of it
  /// @param events what happened to it, oldest first
  public record Lineage(String parent, List<String> merged, List<LineageEvent> events) {}

  /// One event in the life of a campaign.
  ///
  /// @param atMillis the tick
  /// @param kind `born grew split merged faded`
  public record LineageEvent(long atMillis, String kind) {}
}
