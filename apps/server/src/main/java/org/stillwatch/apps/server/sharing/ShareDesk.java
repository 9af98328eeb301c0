// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.adapters.json.PartnerEvidenceJson;
import org.stillwatch.adapters.json.Partners;
import org.stillwatch.adapters.json.SharePlanFile;
import org.stillwatch.apps.server.docket.CallBody;
import org.stillwatch.apps.server.docket.FrontDesk;
import org.stillwatch.base.ConfigException;
import org.stillwatch.share.book.Parcel;
import org.stillwatch.share.opinion.PartnerEvidence;
import org.stillwatch.share.opinion.SourceRecord;
import org.stillwatch.share.opinion.Stance;
import org.stillwatch.share.screen.Review;
import org.stillwatch.share.stix.StixId;

/// Where people share: packages that go out, signals that came in. A person is the name of an API
/// key, as at the other desk.
final class ShareDesk implements Desk {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_ID = 300;
  private static final int LONGEST_TEXT = 2_048;
  private static final int MOST_SIGNALS = 100;
  private static final Review NOTHING =
      new Review(Review.Outcome.UNDECIDED, Instant.EPOCH, 0, "", List.of());

  private final Partners partners;
  private final Bookkeeper keeper;
  private final Releasing releasing;
  private final Replying replying;
  private final Round round;
  private final Runnable soon;

  /// Looks at all lines and puts right what follows.
  interface Round {
    Lines.Round now();
  }

  /// @param round what `sync` waits for
  /// @param soon does the same after the answer: what a person did stands, whether a partner
  ///   answers or not
  ShareDesk(
      Partners partners,
      Bookkeeper keeper,
      Releasing releasing,
      Replying replying,
      Round round,
      Runnable soon) {
    this.partners = partners;
    this.keeper = keeper;
    this.releasing = releasing;
    this.replying = replying;
    this.round = round;
    this.soon = soon;
  }

  @Override
  public Reply answer(Call call) {
    try {
      return switch (call.address()) {
        case PACKAGES -> new Reply.Done(SharingJson.packages(keeper.holdings().book()));
        case PACKAGE -> one(call.id());
        case SIGNALS -> signals();
        case PACKAGE_EVIDENCE -> evidence(call.id());
        case SYNCHRONISE -> round(round.now());
        default -> step(call);
      };
    } catch (NotDone e) {
      return e.why().equals("unknown")
          ? new Reply.Missing()
          : new Reply.Refused(e.why(), String.valueOf(e.getMessage()));
    } catch (CallBody.Unsaid | ConfigException e) {
      return new Reply.Unreadable(String.valueOf(e.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      return new Reply.Failing();
    }
  }

  private static Reply round(Lines.Round round) {
    return new Reply.Done(
        JSON.createObjectNode()
            .put("pulled", round.pulled())
            .put("pushed", round.pushed())
            .put("refused", round.refused())
            .put("failed", round.failed())
            .toString());
  }

  private Reply one(String id) throws NotDone, IOException {
    Holdings holdings = keeper.holdings();
    Optional<Parcel> parcel = holdings.book().parcel(id);
    if (parcel.isEmpty()) {
      return new Reply.Missing();
    }
    Draft draft = releasing.draft(parcel.get(), holdings);
    List<String> reasons =
        parcel.get().state() == Parcel.State.PREPARED
            ? releasing.reasons(parcel.get(), List.of(), holdings, keeper.now())
            : List.of();
    return new Reply.Done(
        SharingJson.onePackage(
            parcel.get(), holdings.book(), draft.bundle().json().canonical(), reasons));
  }

  private Reply signals() {
    Holdings holdings = keeper.holdings();
    return new Reply.Done(
        SharingJson.signals(holdings.book(), new SignalKinds(partners, holdings), keeper.now()));
  }

  /// What partners saw of a package of ours, for `stillwatch attribute --evidence`.
  private Reply evidence(String id) {
    Holdings holdings = keeper.holdings();
    var kinds = new SignalKinds(partners, holdings);
    Optional<Parcel> parcel = holdings.book().parcel(id);
    return parcel
        .flatMap(one -> seen(one, holdings, kinds))
        .<Reply>map(Reply.Done::new)
        .orElseGet(Reply.Missing::new);
  }

  private static Optional<String> seen(Parcel parcel, Holdings holdings, SignalKinds kinds) {
    List<PartnerEvidence> evidence =
        PartnerEvidence.of(holdings.book().ledger(), kinds.ours(), kinds::of).stream()
            .filter(e -> parcel.objects().contains(e.signal()))
            .toList();
    return PartnerEvidenceJson.files(evidence).stream().findFirst();
  }

  private Reply step(Call call) throws NotDone, IOException, CallBody.Unsaid {
    CallBody body = CallBody.of(call);
    String person = FrontDesk.name(call.person());
    return switch (call.address()) {
      case PREPARE_PACKAGE -> prepare(body, person);
      case RELEASE_PACKAGE -> {
        keeper.make(releasing.release(call.id(), body.text("digest", 64), person));
        soon.run();
        yield one(call.id());
      }
      case WITHDRAW_PACKAGE -> {
        keeper.make(releasing.withdraw(call.id(), body.reason(), person));
        soon.run();
        yield one(call.id());
      }
      case GIVE_OPINION -> {
        keeper.make(
            replying.opinion(
                id(call.id()), stance(body), body.text("because", LONGEST_TEXT), person));
        soon.run();
        yield answer(call, Address.SIGNALS);
      }
      case TELL_SIGHTING -> {
        keeper.make(
            replying.sighting(
                id(call.id()),
                body.number("seen", 0, Integer.MAX_VALUE),
                body.number("matched", 0, Integer.MAX_VALUE),
                person));
        soon.run();
        yield answer(call, Address.SIGNALS);
      }
      case RELY_ON_SIGNALS -> {
        keeper.make(
            replying.rely(
                body.text("action", LONGEST_ID),
                ids(body),
                body.text("evidence", LONGEST_ID),
                person));
        yield answer(call, Address.SIGNALS);
      }
      case RESOLVE_SIGNALS -> {
        keeper.make(replying.resolved(outcome(body), ids(body), person));
        yield answer(call, Address.SIGNALS);
      }
      default -> throw new IllegalArgumentException("no step: " + call.address());
    };
  }

  private Reply answer(Call call, Address address) {
    return answer(new Call(address, call.person(), "", "", ""));
  }

  private Reply prepare(CallBody body, String person) throws NotDone, IOException, CallBody.Unsaid {
    String id = "p_" + UUID.randomUUID();
    byte[] json = body.object("plan").getBytes(StandardCharsets.UTF_8);
    var plan = SharePlanFile.part("plan", json, partners.producer(), NOTHING);
    keeper.make(
        releasing.prepare(
            id, body.text("campaign", LONGEST_ID), body.text("collection", 64), plan, person));
    return one(id);
  }

  private static StixId id(String text) throws NotDone {
    return StixId.parse(text).orElseThrow(() -> new NotDone("unknown", "no such signal"));
  }

  private static Set<StixId> ids(CallBody body) throws CallBody.Unsaid {
    var ids = new TreeSet<StixId>();
    for (String word : body.words("signals")) {
      ids.add(
          StixId.parse(word)
              .orElseThrow(() -> new CallBody.Unsaid("\"signals\": ids of partners' signals")));
    }
    if (ids.isEmpty() || ids.size() > MOST_SIGNALS) {
      throw new CallBody.Unsaid("\"signals\": 1 to 100 ids of partners' signals");
    }
    return ids;
  }

  private static Stance stance(CallBody body) throws CallBody.Unsaid {
    return Stance.of(body.text("opinion", 32))
        .orElseThrow(() -> new CallBody.Unsaid("\"opinion\": agree, neutral or disagree"));
  }

  private static SourceRecord.Outcome outcome(CallBody body) throws CallBody.Unsaid {
    return switch (body.text("outcome", 32)) {
      case "confirmed" -> SourceRecord.Outcome.CONFIRMED;
      case "cleared" -> SourceRecord.Outcome.CLEARED;
      default -> throw new CallBody.Unsaid("\"outcome\": confirmed or cleared");
    };
  }
}
