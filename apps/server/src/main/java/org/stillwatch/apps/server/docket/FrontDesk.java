// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.http.Desk;
import org.stillwatch.adapters.policy.PolicyFile;
import org.stillwatch.adapters.sql.DocketStore;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.ApiKey;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.KeySign;
import org.stillwatch.respond.docket.Appeals;
import org.stillwatch.respond.docket.Approvals;
import org.stillwatch.respond.docket.Cases;
import org.stillwatch.respond.docket.Enforcement;
import org.stillwatch.respond.docket.ErrorBudget;
import org.stillwatch.respond.docket.Keys;
import org.stillwatch.respond.docket.Refused;

/// What people ask of the docket. A person is the name of an API key, however it is written:
/// whoever has two keys of one name is one person.
public final class FrontDesk implements Desk {
  private static final long DAY_MILLIS = 86_400_000L;
  private static final int LONGEST_TEXT = 16_384;

  private final Clerk clerk;
  private final Policies policies;
  private final Journal history;
  private final DocketJson views;
  private final Notices notices;
  private final Export export;
  private final CampaignRecords campaigns;

  /// How a case leaves the house.
  public interface Export {
    /// The bundle of a case, or why there is none.
    Reply of(String caseId, String person) throws IOException;
  }

  /// Records of campaigns as they were found last.
  public interface CampaignRecords {
    /// The record of one.
    Optional<String> of(String campaign) throws IOException;
  }

  /// @param history what rules could read
  /// @param contact where a customer reaches a person
  public FrontDesk(
      Clerk clerk,
      Policies policies,
      Journal history,
      InstantSource clock,
      String contact,
      CampaignRecords campaigns,
      Export export) {
    this.campaigns = campaigns;
    this.export = export;
    this.clerk = clerk;
    this.policies = policies;
    this.history = history;
    this.views = new DocketJson(clerk, policies);
    this.notices = new Notices(clerk, clock, contact);
  }

  @Override
  public Reply answer(Call call) {
    try {
      return switch (call.address()) {
        case POLICY -> new Reply.Done(views.policy());
        case LOAD_POLICY -> load(call);
        case DIFF_POLICY ->
            new Reply.Done(
                PolicyDiff.json(
                    history,
                    policies.enforced(),
                    PolicyFile.read("policy", bytes(call)),
                    campaigns,
                    Long.MIN_VALUE));
        case CASES -> new Reply.Done(views.cases());
        case CASE -> found(views.one(call.id()));
        case EXPORT_CASE -> export.of(call.id(), person(call));
        case MEASURE -> found(views.measure(call.id()));
        case APPEALS -> new Reply.Done(views.appeals());
        case NOTICE -> found(notices.of(new AccountId(call.id())));
        case FILE_APPEAL -> appeal(call);
        case CONTAINMENTS -> new Reply.Done(views.containments());
        case CONTAINMENT -> found(views.containment(call.id()));
        case CONTAIN_KEY -> contain(call);
        default -> step(call);
      };
    } catch (Refused e) {
      return e.why() == Refused.Why.UNKNOWN
          ? new Reply.Missing()
          : new Reply.Refused(e.why().word(), String.valueOf(e.getMessage()));
    } catch (CallBody.Unsaid e) {
      return new Reply.Unreadable(String.valueOf(e.getMessage()));
    } catch (ConfigException e) {
      return new Reply.Unreadable(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return new Reply.Failing();
    }
  }

  private static Reply found(Optional<String> json) {
    return json.<Reply>map(Reply.Done::new).orElseGet(Reply.Missing::new);
  }

  private Reply load(Call call) throws IOException, Refused {
    var signer = policies.load(bytes(call), call.signature(), person(call));
    return signer.isPresent()
        ? new Reply.Done(views.policy())
        : new Reply.Refused(
            "not-signed", "nobody signed these bytes whose key is among the policy keys");
  }

  private Reply appeal(Call call) throws IOException, Refused, CallBody.Unsaid {
    CallBody body = CallBody.of(call);
    var account = new AccountId(body.text("account", 256));
    var statement = kept("statement", body.text("statement", LONGEST_TEXT));
    clerk.take(
        (docket, now) -> Appeals.file(docket, account, person(call), statement.id(), now),
        _ -> List.of(statement));
    return found(views.appealOf(account));
  }

  private Reply contain(Call call) throws IOException, Refused, CallBody.Unsaid {
    CallBody body = CallBody.of(call);
    var key = new ApiKey(new AccountId(body.text("account", 256)), body.text("key", 256));
    var ask =
        new Keys.Ask(
            key,
            Measure.of(body.text("measure", 32))
                .orElseThrow(() -> new CallBody.Unsaid("\"measure\": step_up or suspend")),
            signs(body),
            body.flag("askedByHolder"),
            body.number("days", 1, 14) * DAY_MILLIS);
    String reason = body.reason();
    var events =
        clerk.take(
            (docket, now) -> Keys.contain(docket, ask, person(call), reason, now), _ -> List.of());
    return found(views.containment(events.getFirst().subject()));
  }

  private static List<KeySign> signs(CallBody body) throws CallBody.Unsaid {
    var signs = new ArrayList<KeySign>();
    for (String word : body.words("signs")) {
      signs.add(
          KeySign.of(word)
              .orElseThrow(() -> new CallBody.Unsaid("\"signs\": a list of " + KeySign.words())));
    }
    return signs;
  }

  /// Steps that change one thing and answer with what it is then.
  private Reply step(Call call) throws IOException, Refused, CallBody.Unsaid {
    CallBody body = CallBody.of(call);
    String person = person(call);
    String id = call.id();
    switch (call.address()) {
      case ENFORCE_POLICY -> {
        String digest = body.text("digest", 64);
        take((docket, now) -> Enforcement.approve(docket, person, digest, now));
        return new Reply.Done(views.policy());
      }
      case ROLL_BACK_POLICY -> {
        String reason = body.reason();
        take((docket, now) -> Enforcement.rollBack(docket, person, reason, now));
        return new Reply.Done(views.policy());
      }
      case APPROVE_CASE -> {
        int seen = body.number("actions", 0, Integer.MAX_VALUE);
        take((docket, now) -> Approvals.ofCase(docket, id, person, seen, now));
      }
      case ASSIGN_CASE -> {
        String to = name(body.text("to", 256));
        take((docket, now) -> Cases.assign(docket, id, person, to, now));
      }
      case NOTE_CASE -> {
        var note = kept("note", body.text("text", LONGEST_TEXT));
        clerk.take(
            (docket, now) -> Cases.note(docket, id, person, note.id(), now), _ -> List.of(note));
      }
      case CLOSE_CASE -> {
        String reason = body.reason();
        take((docket, now) -> Cases.close(docket, id, person, reason, now));
      }
      case HOLD_CASE -> {
        long lasts = body.number("days", 1, 180) * DAY_MILLIS;
        String reason = body.reason();
        take((docket, now) -> Cases.hold(docket, id, person, lasts, reason, now));
      }
      case RELEASE_CASE -> {
        String reason = body.reason();
        take((docket, now) -> Cases.release(docket, id, person, reason, now));
      }
      case DECLINE_MEASURE -> {
        String reason = body.reason();
        take((docket, now) -> Approvals.decline(docket, id, person, reason, now));
      }
      case UNDO_MEASURE -> {
        String reason = body.reason();
        take((docket, now) -> Approvals.undo(docket, id, person, reason, now));
      }
      case RENEW_MEASURE -> {
        long lasts = body.number("days", 1, 14) * DAY_MILLIS;
        take((docket, now) -> Approvals.renew(docket, id, person, lasts, now));
      }
      case APPROVE_CONTAINMENT -> take((docket, now) -> Keys.approve(docket, id, person, now));
      case RELEASE_KEY -> {
        String reason = body.reason();
        take((docket, now) -> Keys.release(docket, id, person, reason, now));
      }
      case ASSIGN_APPEAL -> {
        String to = name(body.text("to", 256));
        take((docket, now) -> Appeals.assign(docket, id, person, to, now));
      }
      case DECIDE_APPEAL -> {
        boolean upheld = outcome(body);
        String reason = body.reason();
        take((docket, now) ->
            Appeals.decide(docket, id, person, upheld, reason, ErrorBudget.DEFAULT, now));
      }
      default -> throw new IllegalArgumentException("no step: " + call.address());
    }
    return found(views.any(id));
  }

  private void take(Clerk.Step step) throws IOException, Refused {
    clerk.take(step, _ -> List.of());
  }

  private static byte[] bytes(Call call) {
    return call.body().getBytes(StandardCharsets.UTF_8);
  }

  private static String person(Call call) {
    return name(call.person());
  }

  /// A person, however they are written.
  public static String name(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean outcome(CallBody body) throws CallBody.Unsaid {
    return switch (body.text("outcome", 32)) {
      case "upheld" -> true;
      case "overturned" -> false;
      default -> throw new CallBody.Unsaid("\"outcome\": upheld or overturned");
    };
  }

  /// A text under a name that tells nothing of it.
  private static DocketStore.Text kept(String kind, String text) {
    return new DocketStore.Text("t_" + UUID.randomUUID(), kind, text);
  }
}
