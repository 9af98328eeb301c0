// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.share.report.Bundle;
import org.stillwatch.share.report.Indicators;
import org.stillwatch.share.report.Sign;
import org.stillwatch.share.stix.Activity;
import org.stillwatch.share.stix.Evidence;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.Meta;
import org.stillwatch.share.stix.Observable;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.Tlp;
import org.stillwatch.share.stix.TrafficProfile;
import org.stillwatch.share.stix.Unfit;

/// The gate before anything leaves. Fails closed: whatever was not looked at holds it back. It
/// tells every reason at once, so that nobody learns them one by one.
public final class Gate {
  /// The name under which the bundle itself is released.
  public static final String BUNDLE = "bundle.json";

  /// Shortest prefixes of what one operator may rent; those of IPv4 count behind 96 bits.
  private static final int NARROW_IPV4 = 96 + 24;

  private static final int NARROW_IPV6 = 48;

  private final Thresholds thresholds;
  private final List<Warninglist> lists;
  private final LeakScan leaks;

  /// @param lists of what innocent people use too; none at all holds everything back
  /// @param leaks values that must not leave
  public Gate(Thresholds thresholds, List<Warninglist> lists, LeakScan leaks) {
    this.thresholds = thresholds;
    this.lists = List.copyOf(lists);
    this.leaks = leaks;
  }

  /// Decides about a package.
  ///
  /// @param probability that one operator distils, 0 to 1
  /// @param others texts that leave beside the bundle, by name: a feed, a table, a letter
  /// @param now when it would leave
  public Release decide(
      Bundle bundle,
      double probability,
      Review review,
      SortedMap<String, String> others,
      Instant now) {
    List<String> reasons = new ArrayList<>();
    people(review, now, reasons);
    if (!(probability >= thresholds.probability())) {
      reasons.add("the finding is less likely than " + thresholds.probability());
    }
    bundle.objects().forEach(object -> object(object, bundle, now, reasons));
    overstated(bundle, reasons);
    listed(bundle, reasons);
    var files = new TreeMap<>(others);
    files.put(BUNDLE, bundle.json().canonical());
    Set<String> declared = declared(bundle);
    files.forEach((name, text) -> scanned(name, text, declared, reasons));
    return reasons.isEmpty()
        ? new Release.Released(files, review.approvedBy())
        : new Release.Held(reasons);
  }

  private static void people(Review review, Instant now, List<String> reasons) {
    if (review.outcome() != Review.Outcome.UPHELD) {
      reasons.add("nobody upheld the finding, or it was overturned");
    }
    if (now.isBefore(review.appealableUntil())) {
      reasons.add("those concerned may still appeal");
    }
    if (review.openAppeals() > 0) {
      reasons.add("appeals are open");
    }
    boolean other =
        review.approvedBy().stream()
            .map(Gate::person)
            .anyMatch(name -> !name.isEmpty() && !name.equals(person(review.preparedBy())));
    if (!other) {
      reasons.add("nobody approved it by name who did not prepare it");
    }
  }

  /// A name without case, spaces and look-alikes: they make nobody another person.
  private static String person(String name) {
    return Readings.plain(name).strip().replaceAll(" +", " ").toLowerCase(Locale.ROOT);
  }

  private void object(StixObject object, Bundle bundle, Instant now, List<String> reasons) {
    boolean handled = object instanceof Meta || Tlp.narrowest(object.head().markings()).isPresent();
    hold(!handled, object, "nothing says who may see it", reasons);
    if (object instanceof Finding.Indicator indicator) {
      indicator(indicator, bundle, now, reasons);
    }
    hold(
        object instanceof Observable.UserAccount && object.id().version() != 4,
        object,
        "an account's id can be guessed from it",
        reasons);
  }

  private void indicator(
      Finding.Indicator indicator, Bundle bundle, Instant now, List<String> reasons) {
    hold(indicator.validUntil().isEmpty(), indicator, "nothing says until when it holds", reasons);
    hold(
        indicator.validUntil().filter(until -> !until.isAfter(now)).isPresent(),
        indicator,
        "it has expired",
        reasons);
    hold(
        indicator.validFrom().isAfter(now),
        indicator,
        "it was last seen in the future, so that it would live too long",
        reasons);
    Sign.Support support = bundle.supports().get(indicator.id());
    if (support == null) {
      hold(true, indicator, "nothing says what stands behind it", reasons);
      return;
    }
    boolean template = indicator.patternType().equals("stillwatch-template");
    long principals = template ? thresholds.templatePrincipals() : thresholds.principals();
    long exchanges = template ? thresholds.templateExchanges() : 1;
    hold(
        support.principals() < principals || support.exchanges() < exchanges,
        indicator,
        "fewer than %d principals or %d exchanges are behind it".formatted(principals, exchanges),
        reasons);
    hold(
        !(support.benignRate().orElse(1) <= thresholds.benignRate()),
        indicator,
        "nobody measured that it matches at most %s of ordinary exchanges"
            .formatted(thresholds.benignRate()),
        reasons);
  }

  /// Nobody stands behind a sign who is not in the campaign.
  private static void overstated(Bundle bundle, List<String> reasons) {
    for (StixObject object : bundle.objects()) {
      if (object instanceof Activity.Campaign) {
        try {
          Evidence.read(object.head())
              .flatMap(Evidence::traffic)
              .ifPresent(traffic -> overstated(bundle, traffic, reasons));
        } catch (Unfit e) {
          hold(true, object, "its evidence cannot be read", reasons);
        }
      }
    }
  }

  private static void overstated(Bundle bundle, TrafficProfile traffic, List<String> reasons) {
    bundle
        .supports()
        .forEach((indicator, support) -> {
          if (support.principals() > traffic.accounts()
              || support.exchanges() > traffic.exchanges()) {
            reasons.add(indicator + ": more is behind it than the campaign has");
          }
        });
  }

  private void listed(Bundle bundle, List<String> reasons) {
    if (lists.isEmpty()) {
      reasons.add("no warninglists are loaded");
    }
    for (Indicators.Looked looked : Indicators.of(bundle.objects())) {
      hold(
          looked.value().isEmpty(),
          looked.indicator(),
          "an expression has values that nobody can check",
          reasons);
      check(looked.indicator(), looked.type(), looked.value(), reasons);
    }
    for (StixObject object : bundle.objects()) {
      switch (object) {
        case Observable.Ipv4 ip -> address(ip, ip.value(), reasons);
        case Observable.Ipv6 ip -> address(ip, ip.value(), reasons);
        case Observable.AutonomousSystem as -> {
          check(as, "AS", Long.toString(as.number()), reasons);
          check(as, "AS", "AS" + as.number(), reasons);
        }
        case Observable.DomainName name -> check(name, "domain", name.value(), reasons);
        case Finding.Indicator indicator -> template(indicator, reasons);
        default -> {}
      }
    }
  }

  private void address(StixObject object, String value, List<String> reasons) {
    check(object, "ip-src", value, reasons);
    boolean narrow =
        IpPrefix.parse(value)
            .filter(p -> p.length() >= (p.isIpv4() ? NARROW_IPV4 : NARROW_IPV6))
            .isPresent();
    hold(
        !narrow,
        object,
        "it is wider than /24, or /48 of IPv6: it accuses whole providers",
        reasons);
  }

  private void template(Finding.Indicator indicator, List<String> reasons) {
    try {
      Evidence.read(indicator.head())
          .flatMap(Evidence::template)
          .ifPresent(t -> check(indicator, "stillwatch-template", t.signature(), reasons));
    } catch (Unfit e) {
      hold(true, indicator, "its evidence cannot be read", reasons);
    }
  }

  private void check(StixObject object, String type, String value, List<String> reasons) {
    for (Warninglist list : lists) {
      hold(
          list.holds(type, value),
          object,
          "it stands on the warninglist \"" + list.name() + "\"",
          reasons);
    }
  }

  private void scanned(String name, String text, Set<String> declared, List<String> reasons) {
    PersonalData.in(text, declared).forEach(kind -> reasons.add(name + ": it holds " + kind));
    int found = leaks.in(text).size();
    if (found > 0) {
      reasons.add(name + ": it holds " + found + " of the values that must not leave");
    }
  }

  /// Why words of ours may not leave, one sentence for each reason; none when they may.
  ///
  /// @param name what the text is, for the sentences
  public List<String> words(String name, String text) {
    List<String> reasons = new ArrayList<>();
    scanned(name, text, Set.of(), reasons);
    return List.copyOf(reasons);
  }

  /// Addresses that are shared on purpose, as they are written in a bundle, and in a letter.
  private static Set<String> declared(Bundle bundle) {
    Set<String> declared = new TreeSet<>();
    Indicators.of(bundle.objects()).stream()
        .filter(looked -> looked.type().startsWith("ip"))
        .forEach(looked -> declared.add(looked.value()));
    return declared;
  }

  private static void hold(boolean holds, StixObject object, String why, List<String> reasons) {
    if (holds) {
      reasons.add(object.id() + ": " + why);
    }
  }

  /// How many entries of each list could not be read, by its name.
  public Map<String, Integer> unused() {
    var unused = new TreeMap<String, Integer>();
    lists.forEach(list -> unused.put(list.name(), list.unused()));
    return unused;
  }
}
