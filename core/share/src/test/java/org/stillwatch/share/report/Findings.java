// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.stillwatch.base.CauseGroup;
import org.stillwatch.judge.confidence.AnalyticConfidence;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.Actors;
import org.stillwatch.share.stix.Atlas;
import org.stillwatch.share.stix.Evidence;
import org.stillwatch.share.stix.Finding;
import org.stillwatch.share.stix.Head;
import org.stillwatch.share.stix.Ids;
import org.stillwatch.share.stix.Link;
import org.stillwatch.share.stix.Observables;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.stix.StixObject;
import org.stillwatch.share.stix.TemplateFingerprint;
import org.stillwatch.share.stix.Tlp;

/// A campaign that never was, and what is packed of it.
public final class Findings {
  public static final Instant AT = Instant.parse("2026-11-20T09:00:00Z");
  public static final Instant SEEN = Instant.parse("2026-11-18T00:00:00Z");
  public static final Producer PRODUCER =
      new Producer(
          new StixId("identity--00000000-0000-4000-8000-0000000000aa"),
          "Example Provider A (synthetic)",
          Instant.parse("2026-11-01T00:00:00Z"));
  public static final Sign.Support SUPPORT = new Sign.Support(40, 9_000, OptionalDouble.of(0.0002));

  private Findings() {}

  public static CampaignFinding of(Sign... signs) {
    return new CampaignFinding(
        "EXERCISE HYDRA-7",
        Instant.parse("2026-10-05T00:00:00Z"),
        SEEN,
        812,
        412_000,
        new TreeMap<>(Map.of("grading", 0.61, "code", 0.0)),
        0.97,
        0.96,
        OptionalDouble.of(0.95),
        AnalyticConfidence.MODERATE,
        List.of(
            new CampaignFinding.Channel("D2", CauseGroup.CONTENT, 2.7),
            new CampaignFinding.Channel("D23", CauseGroup.IDENTITY, 1.5),
            new CampaignFinding.Channel("D13", CauseGroup.TIMING, -0.2)),
        new TreeMap<>(Map.of("Y1", 0.97, "Y2", 0.03)),
        "local",
        List.of(Atlas.SERVICE_PROXIES, Atlas.EXTRACT_MODEL, Atlas.RESTRICT_QUERIES),
        List.of(signs));
  }

  public static TemplateFingerprint fingerprint() {
    return new TemplateFingerprint(
        "minhash32",
        "1",
        128,
        "token-3",
        "nfkc-lower-slot-v1",
        "0x5357",
        0.8,
        "AbCdEfGh_-0123456789",
        40,
        9_000,
        0.0002,
        45,
        Json.Obj.EMPTY);
  }

  /// Signs of every kind.
  public static CampaignFinding complete() {
    return of(
        egress("203.0.113.7"),
        new Sign.Egress(
            "2001:db8:7::/48", Sign.Kind.DATACENTRE, OptionalLong.of(64_500), SEEN, SUPPORT),
        new Sign.Client("t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb", SEEN, SUPPORT),
        new Sign.UserAgent("exercise o'client", SEEN, SUPPORT),
        new Sign.Template("G-17", fingerprint(), "grading", SEEN, SUPPORT));
  }

  public static Sign egress(String address) {
    return new Sign.Egress(
        address, Sign.Kind.RESIDENTIAL_OR_PROXY, OptionalLong.of(64_500), SEEN, SUPPORT);
  }

  public static Bundle packed(CampaignFinding finding) {
    return Packing.of(finding, PRODUCER, Tlp.AMBER_STRICT, AT, new Ids(new SplittableRandom(7)));
  }

  /// The whole package with one object of each type that packing leaves out.
  public static Bundle everyType() {
    Bundle packed = packed(complete());
    var ids = new Ids(new SplittableRandom(8));
    StixId campaign =
        packed.objects().stream()
            .map(StixObject::id)
            .filter(i -> i.type().equals("campaign"))
            .findFirst()
            .orElseThrow();
    StixId indicator = packed.supports().firstKey();
    List<StixId> markings = List.of(Tlp.AMBER_STRICT.id(), PRODUCER.policy().id());
    var objects = new ArrayList<>(packed.objects());
    objects.add(Observables.ofPseudonym("p:kx1:0000000000000001", ids, markings));
    StixId address = Observables.ofAddress("203.0.113.7", markings).id();
    objects.add(
        Observables.ofClient(
            Evidence.ofJa4("t13d0000h2_aaaaaaaaaaaa_bbbbbbbbbbbb"), address, markings));
    objects.add(Observables.ofDomain("relay.example", markings));
    objects.add(
        new Actors.ThreatActor(
            head(ids, "threat-actor", markings),
            "EXERCISE ACTOR",
            Optional.empty(),
            List.of("crime-syndicate"),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty()));
    objects.add(
        new Finding.Opinion(
            head(ids, "opinion", markings),
            "agree",
            Optional.of("Seen here too."),
            List.of(),
            List.of(campaign)));
    objects.add(
        new Finding.Grouping(
            head(ids, "grouping", markings),
            Optional.of("EXERCISE"),
            Optional.empty(),
            "suspicious-activity",
            List.of(campaign)));
    objects.add(
        new Link.Sighting(
            head(ids, "sighting", markings)
                .with(
                    Evidence.ofCorroboration(
                        new Evidence.Corroboration(
                            "sw-corr-1/stage1",
                            Optional.of("1k-10k"),
                            Optional.of("30-100"),
                            Optional.of(10.0),
                            Optional.of(9.0),
                            List.of(),
                            List.of(indicator),
                            Json.Obj.EMPTY))),
            Optional.empty(),
            Optional.of(SEEN),
            Optional.of(AT),
            OptionalLong.empty(),
            indicator,
            List.of(),
            List.of(PRODUCER.id()),
            true));
    return new Bundle(packed.id(), objects, packed.supports());
  }

  private static Head head(Ids ids, String type, List<StixId> markings) {
    return Head.first(ids.next(type), PRODUCER.id(), AT, markings);
  }
}
