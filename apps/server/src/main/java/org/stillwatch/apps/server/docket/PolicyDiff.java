// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.stillwatch.adapters.files.journal.Damage;
import org.stillwatch.adapters.files.journal.FrameReader;
import org.stillwatch.adapters.files.journal.Journal;
import org.stillwatch.adapters.files.journal.Position;
import org.stillwatch.apps.server.journal.RecordFrames;
import org.stillwatch.base.AccountId;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Need;
import org.stillwatch.respond.action.Permission;
import org.stillwatch.respond.policy.Facts;
import org.stillwatch.respond.policy.Policy;

/// Lays two policies over the recorded history: who would have been hit, how often, what they pay,
/// and why. It changes nothing.
public final class PolicyDiff {
  private static final ObjectMapper JSON = new JsonMapper();
  private static final Permission.Backing NOBODY = new Permission.Backing(0, false);

  private final Policy now;
  private final Policy candidate;
  private final TreeMap<AccountId, Hit> hits = new TreeMap<>();
  private long assessed;
  private long from = Long.MAX_VALUE;
  private long until = Long.MIN_VALUE;

  private PolicyDiff(Policy now, Policy candidate) {
    this.now = now;
    this.candidate = candidate;
  }

  /// One account that either policy would have hit.
  private static final class Hit {
    private Optional<Policy.Proposal> now = Optional.empty();
    private Optional<Policy.Proposal> candidate = Optional.empty();
    private Optional<Assessed> why = Optional.empty();
    private long first = Long.MAX_VALUE;
    private int times;

    private void take(
        Assessed seen, Optional<Policy.Proposal> old, Optional<Policy.Proposal> proposed) {
      now = graver(now, old);
      var before = candidate;
      candidate = graver(candidate, proposed);
      if (proposed.isPresent()) {
        times++;
        first = Math.min(first, seen.tickMillis());
      }
      if (why.isEmpty() || !candidate.equals(before)) {
        why = Optional.of(seen);
      }
    }

    private static Optional<Policy.Proposal> graver(
        Optional<Policy.Proposal> a, Optional<Policy.Proposal> b) {
      return b.isPresent() && (a.isEmpty() || b.get().measure().compareTo(a.get().measure()) > 0)
          ? b
          : a;
    }
  }

  /// The difference as JSON.
  ///
  /// @param history what rules could read, as it was recorded
  /// @param campaigns what is known of campaigns now
  /// @param sinceMillis from which tick on
  public static String json(
      Journal history,
      Policy now,
      Policy candidate,
      FrontDesk.CampaignRecords campaigns,
      long sinceMillis)
      throws IOException {
    var diff = new PolicyDiff(now, candidate);
    RecordFrames<Assessed> frames = Assessed.frames();
    history.read(
        history.begin(),
        new FrameReader() {
          @Override
          public boolean frame(ByteBuffer frame, Position after) {
            Assessed seen = frames.read(frame);
            if (seen.tickMillis() >= sinceMillis) {
              diff.take(seen);
            }
            return true;
          }

          @Override
          public void damaged(Damage damage) {
            // What is lost is not replayed; the rest is.
          }
        });
    return diff.json(campaigns);
  }

  private void take(Assessed seen) {
    assessed++;
    from = Math.min(from, seen.tickMillis());
    until = Math.max(until, seen.tickMillis());
    Facts facts = seen.facts();
    var old = now.propose(facts);
    var proposed = candidate.propose(facts);
    if (old.isPresent() || proposed.isPresent()) {
      hits.computeIfAbsent(seen.account(), _ -> new Hit()).take(seen, old, proposed);
    }
  }

  private String json(FrontDesk.CampaignRecords campaigns) throws IOException {
    var json = JSON.createObjectNode();
    json.put("schema", "stillwatch.policy-diff/1");
    var period = json.putObject("period");
    time(period, "from", from == Long.MAX_VALUE ? Long.MIN_VALUE : from);
    time(period, "to", until);
    json.put("assessments", assessed);
    policy(json.putObject("now"), now);
    policy(json.putObject("candidate"), candidate);
    var counts = json.putObject("accounts");
    counts.put("now", hits.values().stream().filter(h -> h.now.isPresent()).count());
    counts.put("candidate", hits.values().stream().filter(h -> h.candidate.isPresent()).count());
    json.set("revenue", revenue());
    costs(json.putArray("campaigns"), campaigns);
    var list = json.putArray("hit");
    hits.forEach((account, hit) -> describe(list.addObject(), account, hit));
    return json.toString();
  }

  /// What those pay whom the candidate would have hit.
  private ObjectNode revenue() {
    var revenue = new Revenue();
    struck().forEach(a -> revenue.add(a.facts().customer().usdCentsPerMonth()));
    return revenue.json();
  }

  /// What the campaigns took whose members the candidate would have hit.
  private void costs(ArrayNode to, FrontDesk.CampaignRecords campaigns) throws IOException {
    var ids =
        struck()
            .map(a -> a.found().campaign())
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String id : ids) {
      ObjectNode one = to.addObject();
      one.put("id", id);
      one.setAll(Stakes.cost(campaigns.of(id)));
    }
  }

  private Stream<Assessed> struck() {
    return hits.values().stream().filter(h -> h.candidate.isPresent()).flatMap(h -> h.why.stream());
  }

  private static void policy(ObjectNode to, Policy policy) {
    to.put("policy", policy.name());
    to.put("version", policy.version());
    to.put("digest", policy.digest());
  }

  private static void describe(ObjectNode to, AccountId account, Hit hit) {
    to.put("account", account.value());
    measure(to, "now", hit.now);
    measure(to, "candidate", hit.candidate);
    hit.why.ifPresent(why -> {
      var grounds = why.found();
      to.put("campaign", grounds.campaign());
      to.put("verdict", grounds.verdict().word());
      to.put("times", hit.times);
      time(to, "first", hit.first == Long.MAX_VALUE ? Long.MIN_VALUE : hit.first);
      if (why.usdCentsPerMonth() == Long.MIN_VALUE) {
        to.putNull("usdCentsPerMonth");
      } else {
        to.put("usdCentsPerMonth", why.usdCentsPerMonth());
      }
      hit.candidate.ifPresent(proposal -> {
        // A snapshot would be kept: it is no question here.
        var allowed = Permission.of(proposal.measure(), grounds.with("e"), NOBODY);
        to.put("byItself", allowed.measure().word());
        var needs = to.putArray("furtherNeeds");
        allowed.lacks().stream().sorted().map(Need::word).forEach(needs::add);
      });
    });
  }

  private static void measure(ObjectNode to, String name, Optional<Policy.Proposal> proposal) {
    var one = to.putObject(name);
    one.put("measure", proposal.map(Policy.Proposal::measure).orElse(Measure.OBSERVE).word());
    one.put("rule", proposal.map(Policy.Proposal::rule).orElse(""));
  }

  private static void time(ObjectNode to, String name, long millis) {
    if (millis == Long.MIN_VALUE) {
      to.putNull(name);
    } else {
      to.put(name, Instant.ofEpochMilli(millis).toString());
    }
  }
}
