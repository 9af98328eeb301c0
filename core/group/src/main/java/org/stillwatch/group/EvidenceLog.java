// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.group;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.stillwatch.base.AccountId;

/// All evidence that lies before a tick, indexed from principals to items and back.
///
/// It is written in replay order by one thread and read at ticks; indexes of principals follow that
/// order, so the same input in any order of arrival gives the same log. What came too late for that
/// may be written all the same, by [#usedBefore] in place of [#use]: it stands where its time puts
/// it, but for the indexes. Mutable for speed.
public final class EvidenceLog {
  private static final long WORDS_EVERY_MILLIS = 6L * 3_600_000L;
  private static final long RELEASE_DAY_MILLIS = 86_400_000L;

  private final Set<Long> disputed = new HashSet<>();
  private final Set<Integer> leaked = new HashSet<>();
  private final List<PrincipalLog> principals = new ArrayList<>();
  private final Map<String, Integer> indexByName = new HashMap<>();
  private final Map<AccountId, Integer> indexByAccount = new HashMap<>();
  private final Items items = new Items();
  private final List<Handover> handovers = new ArrayList<>();
  private Optional<WordSpace> wordSpace = Optional.empty();
  private long wordSpaceWindow = Long.MIN_VALUE;
  private final FirstSenders firstSenders = new FirstSenders();
  private final SortedMap<String, Long> releases = new TreeMap<>();
  private long taken;

  /// Makes an account known as its own principal, or as part of its declared organisation. The
  /// first statement about an account stands, so that a principal never changes under a running
  /// tick.
  ///
  /// @param org keyed hash of the declared organisation, zero when none
  /// @return index of the principal
  public int principalOf(AccountId account, long org) {
    Integer known = indexByAccount.get(account);
    if (known != null) {
      return known;
    }
    String name = org == 0 ? "a" + account.value() : "o" + org;
    int index =
        indexByName.computeIfAbsent(
            name,
            n -> {
              principals.add(new PrincipalLog(org != 0));
              return principals.size() - 1;
            });
    indexByAccount.put(account, index);
    principals.get(index).account(account);
    return index;
  }

  /// Notes that the use of a card or device was disputed: its first holder may be the victim of all
  /// who hold it later, and is tied to nobody by it (`contracts.md` 4.2 c).
  public void disputed(long item) {
    disputed.add(item);
  }

  /// How many items were disputed: what was found out before one was no longer holds.
  public int disputes() {
    return disputed.size();
  }

  /// Whether the use of an item was disputed.
  public boolean isDisputed(long item) {
    return disputed.contains(item);
  }

  /// Notes that text which was served to a principal was found in a leaked corpus, by a test with
  /// an error rate (signal D30).
  public void leaked(int principal) {
    leaked.add(principal);
  }

  /// Whether such text was found.
  public boolean isLeaked(int principal) {
    return leaked.contains(principal);
  }

  /// Notes that a principal used an item.
  public void use(int principal, Channel channel, long hash, long timeMillis) {
    var item = items.of(channel, hash);
    if (item.use(principal, timeMillis)) {
      principals.get(principal).holds(item);
    }
  }

  /// Notes that a principal used an item in the past, as becomes known of who was forgotten and of
  /// whose log came late: it stands in its place among the others.
  public void usedBefore(int principal, Channel channel, long hash, long timeMillis) {
    var item = items.of(channel, hash);
    if (item.usedBefore(principal, timeMillis)) {
      principals.get(principal).holds(item);
    }
  }

  /// Notes one request.
  public void request(int principal, long timeMillis, boolean turnedAway) {
    principals.get(principal).request(timeMillis, turnedAway);
  }

  /// Notes the hashed word features of one prompt that began a conversation.
  public void wrote(int principal, List<Long> features) {
    principals.get(principal).wrote(features);
  }

  /// Makes a release known, before the first request after it.
  public void released(String model, long timeMillis) {
    releases.put(model, timeMillis);
  }

  /// The releases, by name of the model, with their times.
  public SortedMap<String, Long> releases() {
    return Collections.unmodifiableSortedMap(releases);
  }

  /// Notes which model a request went to.
  public void model(int principal, String model, long timeMillis) {
    releases.forEach((released, at) -> {
      if (at <= timeMillis && timeMillis - at < RELEASE_DAY_MILLIS) {
        principals.get(principal).afterRelease(released, released.equals(model), timeMillis);
      }
    });
  }

  /// Notes which client program a principal used on which pathway; zero is unknown.
  public void client(int principal, long pathway, long client) {
    principals.get(principal).client(pathway, client);
  }

  /// Notes a long request, word for word. It becomes an item once a second principal sends it; who
  /// sent it first is who was heard of first.
  public void longRequest(int principal, long hash, long timeMillis) {
    firstSenders
        .see(hash, principal)
        .ifPresent(first -> {
          use(first, Channel.REQUEST, hash, timeMillis);
          use(principal, Channel.REQUEST, hash, timeMillis);
        });
  }

  /// Notes a number that a principal put into a template.
  public void number(int principal, long template, long number, long timeMillis) {
    principals.get(principal).number(template, number, timeMillis);
  }

  /// Notes that an account of the principal was opened.
  public void opened(int principal, long timeMillis) {
    principals.get(principal).opened(timeMillis);
  }

  /// Notes that the provider suspended or closed an account of the principal.
  public void stopped(int principal, long timeMillis) {
    principals.get(principal).stopped(timeMillis);
  }

  /// Notes that the provider names a principal as the successor of another account.
  public void namedSuccessor(int principal) {
    principals.get(principal).namedSuccessor();
  }

  /// Notes a conversation that moved.
  public void handedOver(Handover handover) {
    int at = handovers.size();
    while (at > 0 && handovers.get(at - 1).timeMillis() > handover.timeMillis()) {
      at--;
    }
    handovers.add(at, handover);
    principals.get(handover.from()).handedOver();
    principals.get(handover.to()).handedOver();
  }

  /// Takes back what moved with a conversation that turned out to be no private one: when a third
  /// principal sends it, it is a homework or a greeting, and nothing ever moved.
  public void notPrivate(long conversation) {
    if (handovers.removeIf(h -> h.conversation() == conversation)) {
      taken++;
    }
  }

  /// How often a handover was taken back; outcomes of earlier tests are then out of date.
  public long takenBack() {
    return taken;
  }

  /// What everybody's words looked like at the first tick of the six hours that a tick lies in.
  public WordSpace wordSpace(long tickMillis) {
    long window = Math.floorDiv(tickMillis, WORDS_EVERY_MILLIS);
    if (wordSpace.isEmpty() || window != wordSpaceWindow) {
      wordSpace = Optional.of(WordSpace.of(principals));
      wordSpaceWindow = window;
    }
    return wordSpace.orElseThrow();
  }

  /// Forgets accounts, and with them every principal of which no account is left, every item that
  /// nobody else used and every conversation that moved to or from them. Principals get new indexes
  /// in the old order, as if the others had never been there. A principal keeps what its forgotten
  /// accounts did while it keeps another one; disputes stay, for they protect.
  ///
  /// @return the new index of each old one, negative where it is forgotten
  public IntUnaryOperator forget(Set<AccountId> forgotten) {
    int[] newIndex = new int[principals.size()];
    var left = new ArrayList<PrincipalLog>();
    for (int i = 0; i < newIndex.length; i++) {
      newIndex[i] = principals.get(i).forget(forgotten) ? -1 : left.size();
      if (newIndex[i] >= 0) {
        left.add(principals.get(i));
      }
    }
    principals.clear();
    principals.addAll(left);
    indexByAccount.keySet().removeAll(forgotten);
    renumber(i -> newIndex[i]);
    return i -> newIndex[i];
  }

  private void renumber(IntUnaryOperator newIndex) {
    renumber(indexByAccount, newIndex);
    renumber(indexByName, newIndex);
    items.renumber(newIndex);
    firstSenders.renumber(newIndex, hash -> items.firstUser(Channel.REQUEST, hash));
    var moved = List.copyOf(handovers);
    handovers.clear();
    moved.forEach(handover -> keep(handover, newIndex));
    var leaks = List.copyOf(leaked);
    leaked.clear();
    leaks.stream().map(newIndex::applyAsInt).filter(i -> i >= 0).forEach(leaked::add);
    wordSpace = Optional.empty();
  }

  private static void renumber(Map<?, Integer> indexes, IntUnaryOperator newIndex) {
    indexes.replaceAll((name, index) -> newIndex.applyAsInt(index));
    indexes.values().removeIf(index -> index < 0);
  }

  private void keep(Handover handover, IntUnaryOperator newIndex) {
    int from = newIndex.applyAsInt(handover.from());
    int to = newIndex.applyAsInt(handover.to());
    if (from >= 0 && to >= 0) {
      handovers.add(new Handover(from, to, handover.timeMillis(), handover.conversation()));
    } else {
      IntStream.of(from, to)
          .filter(i -> i >= 0)
          .forEach(i -> principals.get(i).handoverForgotten());
    }
  }

  /// How many principals are known.
  public int size() {
    return principals.size();
  }

  /// One principal.
  public PrincipalLog principal(int index) {
    return principals.get(index);
  }

  /// The items of a channel with a number of holders in this range, ordered by hash.
  public List<Item> items(Channel channel, int least, int most) {
    return items.in(channel, least, most);
  }

  /// Every channel that has at least one item, ordered by name.
  public List<Channel> channels() {
    return items.channels();
  }

  /// The handovers so far, in order of time.
  public List<Handover> handovers() {
    return List.copyOf(handovers);
  }
}
