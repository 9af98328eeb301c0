// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.judge.axes;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.base.Family;
import org.stillwatch.capture.AccountFacts;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.detect.Reading;
import org.stillwatch.detect.Subject;
import org.stillwatch.detect.signal.Concentration;
import org.stillwatch.group.Channel;
import org.stillwatch.group.Cluster;
import org.stillwatch.group.ClusterMember;
import org.stillwatch.group.Item;
import org.stillwatch.group.Members;
import org.stillwatch.judge.CaseFile;
import org.stillwatch.judge.Reason;

/// Numbers that describe a group, each bounded, by name. Geography and language are not among them.
public final class Features {
  /// Names of the features of the intent axis: what the traffic is like.
  public static final List<String> INTENT =
      List.of(
          "templateShare",
          "anchorCoverage",
          "promptLength",
          "outputLength",
          "systemPrompts",
          "evenness",
          "elicitation",
          "gradingMass",
          "reasoningMass",
          "wordFocus",
          "taskFocus",
          "subjects",
          "requestsPerDay");

  /// Names of the features of the coordination axis: how sure one hand is.
  public static final List<String> COORDINATION =
      List.of(
          "families",
          "identityNats",
          "networkNats",
          "timingNats",
          "contentNats",
          "tiedShare",
          "size");

  /// Names of the features of the concealment axis: how unrelated the accounts pretend to be.
  public static final List<String> CONCEALMENT =
      List.of(
          "tiedShare",
          "unverifiedShare",
          "newShare",
          "mailDomains",
          "largestMailDomain",
          "networks",
          "entitlementUse");

  private static final long NEW_MILLIS = 30L * 86_400_000L;
  private static final double DAY_MILLIS = 86_400_000.0;

  private Features() {}

  /// All features of a case, by name.
  public static Map<String, Double> of(CaseFile file, List<Reason> reasons) {
    var named = new TreeMap<String, Double>();
    content(file, named);
    strength(file, reasons, named);
    identity(file, named);
    return named;
  }

  /// The same features, as they would be with other reasons.
  public static Map<String, Double> again(
      Map<String, Double> features, CaseFile file, List<Reason> reasons) {
    var named = new TreeMap<>(features);
    strength(file, reasons, named);
    return named;
  }

  private static void content(CaseFile file, Map<String, Double> named) {
    named.put(
        "templateShare",
        mean(file, s -> share(s.segments().templated(), s.segments().exchanges())));
    named.put(
        "anchorCoverage",
        file.cluster().anchors().stream().mapToDouble(Cluster.Anchor::coverage).max().orElse(0));
    named.put("promptLength", mean(file, s -> log(perRequest(s, s.card().promptCodePoints()))));
    named.put("outputLength", mean(file, s -> log(perRequest(s, s.card().outputTokens()))));
    named.put("systemPrompts", mean(file, s -> log(s.card().systemPrompts())));
    named.put("evenness", mean(file, Features::evenness));
    named.put("elicitation", mean(file, Features::elicitation));
    named.put("gradingMass", mean(file, s -> perRequest(s, s.card().ofClass(TaskClass.GRADING))));
    named.put(
        "reasoningMass", mean(file, s -> perRequest(s, s.card().ofClass(TaskClass.REASONING))));
    named.put("wordFocus", wordFocus(file));
    named.put("taskFocus", mean(file, Features::taskFocus));
    named.put("subjects", mean(file, s -> log(s.variety().effectiveCells())));
    named.put(
        "requestsPerDay",
        mean(
            file,
            s ->
                log(
                    s.card().requests()
                        / Math.max(1, (file.tickMillis() - s.card().firstMillis()) / DAY_MILLIS))));
  }

  private static void strength(CaseFile file, List<Reason> reasons, Map<String, Double> named) {
    var families = EnumSet.noneOf(Family.class);
    reasons.stream().filter(r -> r.nats() >= 0.7).map(Reason::family).forEach(families::add);
    families.remove(Family.OUTCOME); // no world that the axes were fitted on has any
    named.put("families", (double) families.size());
    named.put("identityNats", strongest(reasons, CauseGroup.IDENTITY));
    named.put("networkNats", strongest(reasons, CauseGroup.NETWORK));
    named.put("timingNats", strongest(reasons, CauseGroup.TIMING));
    named.put("contentNats", strongest(reasons, CauseGroup.CONTENT));
    named.put("size", log(file.likelyMembers().size()));
  }

  private static double strongest(List<Reason> reasons, CauseGroup cause) {
    return reasons.stream()
        .filter(r -> r.cause() == cause)
        .mapToDouble(Reason::nats)
        .max()
        .orElse(0);
  }

  private static void identity(CaseFile file, Map<String, Double> named) {
    double size = Math.max(1, file.likelyMembers().size());
    named.put(
        "tiedShare", file.likelyMembers().stream().filter(ClusterMember::costlyTie).count() / size);
    named.put("unverifiedShare", meanFacts(file, f -> f.organisationVerified() ? 0 : 1));
    named.put(
        "newShare",
        mean(
            file,
            s ->
                s.facts()
                    .filter(f -> f.createdMillis() != AccountFacts.UNKNOWN_TIME)
                    .map(f -> s.card().firstMillis() - f.createdMillis() < NEW_MILLIS ? 1.0 : 0.0)
                    .orElse(0.5)));
    var domains = mains(file, Channel.MAIL_DOMAIN);
    named.put("mailDomains", domains.size() / size);
    named.put("largestMailDomain", largest(domains) / size);
    named.put("networks", mains(file, Channel.NETWORK).size() / size);
    named.put(
        "entitlementUse",
        mean(
            file,
            s ->
                s.facts()
                    .filter(f -> f.entitlement().tokensPerDay() > 0)
                    .map(f ->
                        log(10.0 * s.card().mostTokensOnADay() / f.entitlement().tokensPerDay()))
                    .orElse(0.0)));
  }

  /// For each principal the item that it uses most, and how many principals each such item serves.
  private static Map<Long, Integer> mains(CaseFile file, Channel channel) {
    var mains = new TreeMap<Long, Integer>();
    file.cluster().principals().stream()
        .forEach(p ->
            file.log().principal(p).items(channel).stream()
                .max(Comparator.comparingInt((Item i) -> i.uses(p)).thenComparingLong(Item::hash))
                .ifPresent(i -> mains.merge(i.hash(), 1, Integer::sum)));
    return mains;
  }

  private static double largest(Map<Long, Integer> counts) {
    return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  /// How much the members write of one thing: the length of their mean direction, 0 to 1.
  private static double wordFocus(CaseFile file) {
    var space = file.log().wordSpace(file.tickMillis());
    var writers = Members.of(file.cluster().principals().stream().filter(space::has).toArray());
    double squares = 0;
    for (float x : space.sum(writers)) {
      squares += (double) x * x;
    }
    return StrictMath.sqrt(squares) / Math.max(1, writers.size());
  }

  /// The chance that two requests are of one task class, 0 where there are too few.
  private static double taskFocus(Subject subject) {
    return new Concentration().read(subject) instanceof Reading.Value value ? value.statistic() : 0;
  }

  private static double elicitation(Subject subject) {
    long sum = Arrays.stream(RequestForm.values()).mapToLong(f -> subject.card().ofForm(f)).sum();
    return Math.min(1, perRequest(subject, sum));
  }

  /// Entropy of the hours of the day over its maximum, 0 to 1.
  private static double evenness(Subject subject) {
    double total = Math.max(1, subject.card().requests());
    double entropy = 0;
    for (int hour = 0; hour < 24; hour++) {
      double p = Math.min(1, subject.card().inHour(hour) / total);
      entropy -= p > 0 ? p * StrictMath.log(p) : 0;
    }
    return entropy / StrictMath.log(24);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static double perRequest(Subject subject, long sum) {
    return (double) sum / Math.max(1, subject.card().requests());
  }

  private static double log(double value) {
    return StrictMath.log1p(Math.max(0, value));
  }

  /// Accounts are summed in the order of their ids, so that the last bit repeats.
  private static double mean(CaseFile file, ToDoubleFunction<Subject> of) {
    double[] values = file.subjects().mapToDouble(of).toArray();
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return values.length == 0 ? 0 : sum / values.length;
  }

  private static double meanFacts(CaseFile file, ToDoubleFunction<AccountFacts> of) {
    OptionalDouble mean =
        file.subjects().flatMap(s -> s.facts().stream()).mapToDouble(of).average();
    return mean.orElse(0.5);
  }
}
