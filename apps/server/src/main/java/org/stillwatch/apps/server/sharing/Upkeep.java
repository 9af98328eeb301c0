// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.sharing;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.stillwatch.apps.server.docket.Clerk;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.docket.Approvals;
import org.stillwatch.respond.docket.Docket;
import org.stillwatch.respond.docket.Event;
import org.stillwatch.respond.docket.Refused;
import org.stillwatch.share.book.Parcel;
import org.stillwatch.share.book.Step;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.opinion.Effect;

/// What follows when somebody was wrong. An appeal that is won here takes back what we shared of
/// its campaign; what a partner takes back ends what began here because of it. It looks at how
/// things stand and not at what happened, so what an interrupted run left undone the next one does.
final class Upkeep {
  /// Who does it, in the logs.
  static final String ACTOR = "stillwatch sharing";

  private final Bookkeeper keeper;
  private final Clerk clerk;
  private final Reviews reviews;
  private final Releasing releasing;
  private final AtomicLong failures = new AtomicLong();

  Upkeep(Bookkeeper keeper, Clerk clerk, Reviews reviews, Releasing releasing) {
    this.keeper = keeper;
    this.clerk = clerk;
    this.reviews = reviews;
    this.releasing = releasing;
  }

  /// Puts everything right that can be.
  void run() {
    keeper.holdings().book().parcels().values().stream()
        .filter(parcel -> parcel.state() == Parcel.State.RELEASED)
        .forEach(this::withdraw);
    keeper.holdings().book().toUndo().forEach(this::undo);
  }

  private void withdraw(Parcel parcel) {
    Optional<String> because = reviews.overturned(parcel.campaign());
    because.ifPresent(why -> make(releasing.withdraw(parcel.id(), why, ACTOR)));
  }

  private void undo(Effect effect) {
    try {
      for (Action action : running(clerk.docket(), effect.action())) {
        List<Event> _ =
            clerk.take(
                (docket, now) ->
                    Approvals.undo(
                        docket,
                        action.id(),
                        ACTOR,
                        "every signal of partners that led to it was taken back",
                        now),
                _ -> List.of());
      }
    } catch (Refused e) {
      // Somebody ended it in between; whatever still runs is met the next time.
      failures.incrementAndGet();
      return;
    } catch (IOException e) {
      failures.incrementAndGet();
      return;
    }
    make((holdings, now) ->
        holdings.book().effects().containsKey(effect.action())
            ? new Move.Change()
                .step(new Step.Undone(now, ACTOR, effect.action()))
                .told(
                    now,
                    ACTOR,
                    "undone",
                    effect.action(),
                    Arriving.object(
                        Map.of(
                            "signals",
                            Json.Arr.of(effect.causes().stream().map(c -> c.text()).toList()))))
            : new Move.Change());
  }

  private static List<Action> running(Docket docket, String id) {
    return Replying.measures(docket, id).stream()
        .filter(a -> a.state() == Action.State.RUNNING)
        .toList();
  }

  private void make(Move move) {
    try {
      keeper.make(move);
    } catch (NotDone | IOException e) {
      failures.incrementAndGet();
    }
  }

  /// How often something could not be put right; it is tried again.
  long failures() {
    return failures.get();
  }
}
