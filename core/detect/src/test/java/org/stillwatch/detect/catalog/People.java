// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Features;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.detect.AccountCard;
import org.stillwatch.detect.Exchanges;
import org.stillwatch.detect.FrequentSegments;
import org.stillwatch.detect.Releases;
import org.stillwatch.detect.Sent;
import org.stillwatch.detect.Subject;
import org.stillwatch.detect.Variety;

/// Ordinary accounts with habits of their own, and ways to twist what they send.
final class People {
  static final long UNTIL = 10 * Exchanges.DAY;
  static final long RELEASED = 5 * Exchanges.DAY;

  private static final int TOPICS = 40;
  private static final Releases RELEASES =
      new Releases(List.of(new ModelFacts("model-l2", RELEASED, "l", 1, 1)));
  private static final TaskClass[] TASKS = TaskClass.values();

  /// Changes one exchange of an account.
  @FunctionalInterface
  interface Twist {
    Twist NONE = (sent, number, random) -> {};

    void apply(Sent sent, int number, SplittableRandom random);
  }

  private final SplittableRandom random;
  private final List<int[]> topics = new ArrayList<>();

  People(SplittableRandom random) {
    this.random = random;
    for (int i = 0; i < TOPICS; i++) {
      topics.add(noise(9));
    }
  }

  private int[] noise(int most) {
    int[] counts = new int[Features.DIMENSIONS];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = random.nextInt(-most, most + 1);
    }
    return counts;
  }

  /// Words about one of several topics.
  List<Long> words(int topic) {
    int[] counts = noise(8);
    for (int i = 0; i < counts.length; i++) {
      counts[i] += topics.get(topic % TOPICS)[i];
    }
    return Features.packed(counts);
  }

  List<Subject> many(int count) {
    var people = new ArrayList<Subject>();
    for (int i = 0; i < count; i++) {
      people.add(account("a" + i, (int) StrictMath.exp(random.nextDouble(3, 6)), 1, Twist.NONE));
    }
    return people;
  }

  /// One account.
  ///
  /// @param share of the exchanges that are twisted
  Subject account(String id, int requests, double share, Twist twist) {
    var habits = new Habits();
    var seen = new ArrayList<Sent>();
    for (int i = 0; i < requests; i++) {
      var sent = habits.next();
      if (random.nextDouble() < share) {
        twist.apply(sent, i, random);
      }
      seen.add(sent);
    }
    seen.sort(Comparator.comparingLong(s -> s.timeMillis));
    return subject(id, seen);
  }

  private Subject subject(String id, List<Sent> seen) {
    var card = new AccountCard();
    var segments = new FrequentSegments();
    var variety = new Variety();
    for (Sent sent : seen) {
      var observation = sent.observation();
      card.add(observation);
      long template = segments.add(sent.segments);
      variety.add(observation, template, card.firstMillis(), RELEASES);
      variety.addFresh(observation);
    }
    long created = -random.nextLong(300) * Exchanges.DAY;
    var facts = Exchanges.account(id, "pro", created, 500_000);
    return new Subject(card, segments, variety, Optional.of(facts), UNTIL);
  }

  /// Office hours, a few networks and topics, one client that fits together, now and then an old
  /// prompt again.
  private final class Habits {
    private final int start = random.nextInt(24);
    private final int networks = 1 + random.nextInt(4);
    private final long home = random.nextLong();
    private final int agent = 1 + random.nextInt(6);
    private final boolean app = random.nextInt(3) > 0;
    private final int topic = random.nextInt(TOPICS);
    private final int breadth = 1 + random.nextInt(5);
    private final int taste = random.nextInt(TASKS.length);
    private final double repeats = random.nextDouble(0.1);
    private final double reasons = random.nextDouble(0.2);
    private final double curiosity = random.nextDouble();
    private final int settings = 1 + random.nextInt(3);
    private final long system = random.nextLong();
    private final int systems = 1 + random.nextInt(3);
    private final List<Long> prompts = new ArrayList<>();
    private long session;

    Sent next() {
      var sent = new Sent();
      sent.timeMillis =
          random.nextInt(10) * Exchanges.DAY
              + (start + random.nextInt(9)) % 24 * Exchanges.HOUR
              + random.nextLong(Exchanges.HOUR);
      sent.pathway = app ? "first-party-app" : "first-party-api";
      boolean tries = sent.timeMillis >= RELEASED && random.nextDouble() < curiosity * 0.6;
      sent.model = tries ? "model-l2" : "model-l1";
      session = session == 0 || random.nextInt(4) == 0 ? random.nextLong() : session;
      sent.session = session;
      sent.user = home;
      long network = home + random.nextInt(networks);
      // Agents come with a TLS hello of their own, and with one of two header sets.
      sent.client =
          new Client(network, network, agent, 100 + agent, 10 * agent + random.nextInt(2));
      sent.segments = List.of(random.nextInt(5) == 0 ? home : random.nextLong(), random.nextLong());
      sent.system = system + random.nextInt(systems);
      sent.params = random.nextInt(settings);
      sent.near = prompt();
      sent.features = words(topic + random.nextInt(breadth));
      sent.capabilities = tasks();
      sent.forms = forms();
      sent.answer = random.nextInt(50) == 0 ? AnswerShape.REFUSAL : AnswerShape.TEXT;
      sent.tokens = random.nextLong(4_000);
      return sent;
    }

    private long prompt() {
      boolean again = !prompts.isEmpty() && random.nextDouble() < repeats;
      prompts.add(again ? prompts.get(random.nextInt(prompts.size())) : random.nextLong() | 1);
      return prompts.getLast();
    }

    private Map<TaskClass, Integer> tasks() {
      Map<TaskClass, Integer> tasks = new EnumMap<>(TaskClass.class);
      int task = random.nextInt(3) == 0 ? random.nextInt(TASKS.length) : taste + random.nextInt(2);
      tasks.put(TASKS[task % TASKS.length], 200);
      return tasks;
    }

    private Set<RequestForm> forms() {
      var forms = EnumSet.noneOf(RequestForm.class);
      for (RequestForm form : RequestForm.values()) {
        if (random.nextDouble() < reasons / 2) {
          forms.add(form);
        }
      }
      return forms;
    }
  }
}
