// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.corr;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.opinion.Bucket;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixTime;

/// One exchange with a partner, as counsel reads of it: no value, no exact count.
///
/// @param at when it began
/// @param agreement digest of the agreement under which it took place
/// @param partner the other party
/// @param side which one was ours
/// @param stage how much it tells
/// @param kind of values
/// @param epoch name of the key that answered, which is for one exchange alone
/// @param caseId which case it was for
/// @param commitment root of what was committed to; absent when it was refused before
/// @param askedSize how many values were asked about, as a bucket
/// @param tableSize how many values they were held against, as a bucket
/// @param outcome how it ended
/// @param approvedHere people on our side who approved it
/// @param approvedThere people on the other side
/// @param transcript digest of all messages, 64 hexadecimal digits
/// @param keptUntil last day on which what was exchanged may be kept
public record ExchangeRecord(
    Instant at,
    String agreement,
    StixId partner,
    Side side,
    Stage stage,
    IdentifierClass kind,
    String epoch,
    String caseId,
    Optional<String> commitment,
    String askedSize,
    String tableSize,
    Outcome outcome,
    List<String> approvedHere,
    List<String> approvedThere,
    String transcript,
    LocalDate keptUntil)
    implements LedgerEntry {
  static final String WORD = "exchange";

  /// People of each side who approve that values are revealed, at least.
  public static final int APPROVERS_OF_REVEAL = 2;

  private static final int MOST_APPROVERS = 16;

  /// @throws IllegalArgumentException when a rule of one entry is broken
  public ExchangeRecord {
    approvedHere = List.copyOf(approvedHere);
    approvedThere = List.copyOf(approvedThere);
    approvedHere.forEach(Names::require);
    approvedThere.forEach(Names::require);
    Names.requireCode(epoch);
    Names.requireCode(caseId);
    require(partner.type().equals("identity"), "the identity of a partner");
    require(Digests.fits(agreement) && Digests.fits(transcript), "digests of 64 digits");
    require(commitment.filter(c -> !Digests.fits(c)).isEmpty(), "a root of 64 digits");
    require(Bucket.least(askedSize).isPresent() && Bucket.least(tableSize).isPresent(), "buckets");
    require(
        approvedHere.size() <= MOST_APPROVERS && approvedThere.size() <= MOST_APPROVERS,
        "16 names or fewer");
    require(!keptUntil.isBefore(day(at)), "a day that is not before the exchange");
    boolean answered = !(outcome instanceof Outcome.Refused);
    require(!answered || commitment.isPresent(), "a commitment before anything is answered");
    int needed = stage == Stage.REVEAL ? APPROVERS_OF_REVEAL : 1;
    require(
        !answered || Names.people(approvedHere) >= needed, needed + " who approved it on our side");
    require(
        !answered || stage == Stage.COUNT || Names.people(approvedThere) >= needed,
        needed + " who approved it on the other side");
  }

  private static void require(boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("expected " + expected);
    }
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /// The day on which it began, in UTC.
  public LocalDate day() {
    return day(at);
  }

  @Override
  public String word() {
    return WORD;
  }

  @Override
  public Json.Obj json() {
    Json.Obj all =
        Json.Obj.EMPTY
            .with("at", new Json.Text(StixTime.text(at)))
            .with("agreement", new Json.Text(agreement))
            .with("partner", new Json.Text(partner.text()))
            .with("side", new Json.Text(side.word()))
            .with("stage", new Json.Text(stage.word()))
            .with("class", new Json.Text(kind.word()))
            .with("epoch", new Json.Text(epoch))
            .with("case", new Json.Text(caseId))
            .with("askedSize", new Json.Text(askedSize))
            .with("tableSize", new Json.Text(tableSize))
            .with("outcome", new Json.Text(outcome.word()))
            .with("approvedHere", Json.Arr.of(approvedHere))
            .with("approvedThere", Json.Arr.of(approvedThere))
            .with("transcript", new Json.Text(transcript))
            .with("keptUntil", new Json.Text(keptUntil.toString()));
    if (commitment.isPresent()) {
      all = all.with("commitment", new Json.Text(commitment.get()));
    }
    return outcome instanceof Outcome.Done(String overlap)
        ? all.with("overlap", new Json.Text(overlap))
        : all;
  }
}
