// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.decide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.stillwatch.respond.limit.Charge;
import org.stillwatch.respond.limit.Drawer;
import org.stillwatch.respond.limit.Level;
import org.stillwatch.respond.limit.Limited;
import org.stillwatch.respond.limit.Limits;
import org.stillwatch.respond.limit.Line;
import org.stillwatch.respond.limit.Metered;
import org.stillwatch.respond.limit.Taking;
import org.stillwatch.respond.limit.Use;

/// The levels of all budgets, in memory. Many threads may take from it, one after the other, a few
/// microseconds each.
///
/// It fails open, for at most one burst: a restart loses it by design, another set of budgets
/// begins with full ones. It is bounded: levels that are full again are forgotten a few at each
/// use, and where there is no room a principal's own level is not kept, but those that all share
/// always are, so that a flood of new accounts stays bounded by them.
public final class LimitBook {
  /// The most levels of single accounts and principals; some 50 MB (estimate).
  static final int MOST = 1 << 18;

  private static final int LOOKED_AT = 4;

  /// Whoever took nothing yet.
  private static final Purse NOTHING = new Purse();

  private final int most;
  private final Map<Drawer, Level> shared = new HashMap<>();
  private final Map<String, Purse> purses = new ConcurrentHashMap<>();
  private final LongAdder shadow = new LongAdder();
  private final LongAdder enforced = new LongAdder();
  private final LongAdder noRoom = new LongAdder();
  private Iterator<Purse> hand = purses.values().iterator();
  private String holder = "";
  private Purse ofHolder = new Purse();
  private int held;
  private Limits limits = Limits.NONE;

  /// An empty one.
  public LimitBook() {
    this(MOST);
  }

  /// @param most levels that are kept besides those that all share
  LimitBook(int most) {
    this.most = most;
  }

  /// Takes from all budgets that count a use, or from none.
  Metered inShadow(Limits of, Use use) {
    return counted(false, of, use, shadow);
  }

  /// The same, and the customer may be told.
  Metered enforced(Limits of, Use use) {
    return counted(true, of, use, enforced);
  }

  private Metered counted(boolean isEnforced, Limits of, Use use, LongAdder count) {
    List<Charge> charges = of.charges(use);
    if (charges.isEmpty()) {
      return Metered.NOT;
    }
    var lines = new ArrayList<Line>(charges.size());
    Limited limited = take(of, charges, use.atMillis(), lines);
    if (!limited.isNot()) {
      count.increment();
    }
    return new Metered(isEnforced, lines, limited);
  }

  private synchronized Limited take(
      Limits of, List<Charge> charges, long atMillis, List<Line> lines) {
    if (!of.equals(limits)) {
      begin(of);
    }
    holder = "";
    for (Charge charge : charges) {
      lines.add(charge.on(before(charge.drawers())));
    }
    Limited limited = Taking.of(lines, atMillis);
    if (limited.isNot()) {
      for (int i = 0; i < lines.size(); i++) {
        put(charges.get(i).drawers(), Taking.after(lines.get(i), atMillis));
      }
    }
    forget(atMillis);
    return limited;
  }

  /// The hand begins anew too: it might still hold a purse of before.
  private void begin(Limits of) {
    shared.clear();
    purses.clear();
    hand = purses.values().iterator();
    held = 0;
    limits = of;
  }

  private List<Level> before(List<Drawer> drawers) {
    Level first = level(drawers.getFirst());
    return drawers.size() == 1 ? List.of(first) : List.of(first, level(drawers.getLast()));
  }

  private Level level(Drawer drawer) {
    return drawer.isShared()
        ? shared.getOrDefault(drawer, Level.FULL)
        : purse(drawer.who()).level(drawer);
  }

  /// The purse of somebody; a new one is kept only once something is put into it.
  private Purse purse(String who) {
    if (!who.equals(holder)) {
      holder = who;
      ofHolder = purses.getOrDefault(who, NOTHING);
    }
    return ofHolder;
  }

  private void put(List<Drawer> drawers, List<Level> after) {
    for (int i = 0; i < after.size(); i++) {
      Drawer drawer = drawers.get(i);
      if (drawer.isShared()) {
        shared.put(drawer, after.get(i));
      } else {
        put(drawer, after.get(i));
      }
    }
  }

  private void put(Drawer drawer, Level level) {
    Purse purse = purse(drawer.who());
    if (held >= most && !purse.has(drawer)) {
      noRoom.increment();
      return;
    }
    if (purse == NOTHING) {
      purse = new Purse();
      purses.put(drawer.who(), purse);
      ofHolder = purse;
    }
    held += purse.put(drawer, level);
  }

  /// Goes round with a few steps at each use, so that no use waits for all of it.
  private void forget(long atMillis) {
    if (!hand.hasNext()) {
      hand = purses.values().iterator();
    }
    for (int i = 0; i < LOOKED_AT && hand.hasNext(); i++) {
      Purse purse = hand.next();
      if (purse.isFullAt(atMillis)) {
        hand.remove();
        held -= purse.size();
      }
    }
  }

  /// How many levels of accounts and principals are kept.
  public synchronized int size() {
    return held;
  }

  /// How many uses an enforced policy refused.
  public long refused() {
    return enforced.sum();
  }

  /// How many uses a policy in the shadow would have refused.
  public long wouldRefuse() {
    return shadow.sum();
  }

  /// How often a level found no room.
  public long noRoom() {
    return noRoom.sum();
  }
}
