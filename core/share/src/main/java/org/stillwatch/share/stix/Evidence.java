// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.List;
import java.util.Optional;
import org.stillwatch.share.json.Json;

/// Our extension of STIX, "Stillwatch distillation-abuse evidence": what a campaign of distillation
/// shows that no member of the standard can say. Aggregates only; it has no member for a price, a
/// customer, a capacity or a plan.
///
/// @param template the fingerprint of a family of prompts
/// @param capability which capability is harvested
/// @param traffic what the traffic looked like
/// @param ja4 how the client greets in TLS
/// @param ja4h how it asks in HTTP
/// @param corroboration what a partner's sets had in common with ours
/// @param attribution how sure we are, and why
/// @param rest members that nothing here knows, as they were read
public record Evidence(
    Optional<TemplateFingerprint> template,
    Optional<String> capability,
    Optional<TrafficProfile> traffic,
    Optional<String> ja4,
    Optional<String> ja4h,
    Optional<Corroboration> corroboration,
    Optional<Attribution> attribution,
    Json.Obj rest) {

  /// The id of its definition.
  public static final StixId DEFINITION =
      new StixId("extension-definition--e52fec14-2d75-4a6a-8584-0f4ce50ee168");

  /// The kind of extension it is.
  static final String KIND = "property-extension";

  /// Nothing.
  public static final Evidence NONE =
      new Evidence(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Json.Obj.EMPTY);

  /// How a client greets in TLS.
  public static Evidence ofJa4(String ja4) {
    return new Evidence(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(ja4),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Json.Obj.EMPTY);
  }

  /// A family of prompts and what it harvests.
  public static Evidence ofTemplate(TemplateFingerprint template, String capability) {
    return new Evidence(
        Optional.of(template),
        Optional.of(capability),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Json.Obj.EMPTY);
  }

  /// What traffic looked like.
  public static Evidence ofTraffic(TrafficProfile traffic) {
    return new Evidence(
        Optional.empty(),
        Optional.empty(),
        Optional.of(traffic),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Json.Obj.EMPTY);
  }

  /// What a partner's sets had in common with ours.
  public static Evidence ofCorroboration(Corroboration corroboration) {
    return new Evidence(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(corroboration),
        Optional.empty(),
        Json.Obj.EMPTY);
  }

  /// How sure we are.
  public static Evidence ofAttribution(Attribution attribution) {
    return new Evidence(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(attribution),
        Json.Obj.EMPTY);
  }

  /// What is written of it in an object; empty when the object has none.
  ///
  /// @throws Unfit when it breaks a rule
  public static Optional<Evidence> read(Head head) throws Unfit {
    Optional<Members> found =
        new Members(head.extensions(), "extensions.").objectIf(DEFINITION.text());
    return found.isEmpty() ? Optional.empty() : Optional.of(read(found.get()));
  }

  private static Evidence read(Members in) throws Unfit {
    if (!in.text("extension_type").equals(KIND)) {
      throw in.unfit("extension_type", KIND);
    }
    return new Evidence(
        TemplateFingerprint.read(in.objectIf("template_fingerprint")),
        in.textIf("capability"),
        TrafficProfile.read(in.objectIf("traffic_profile")),
        in.textIf("ja4"),
        in.textIf("ja4h"),
        Corroboration.read(in.objectIf("corroboration")),
        Attribution.read(in.objectIf("attribution")),
        in.rest());
  }

  /// The extension as it stands in an object.
  public Json.Obj json() {
    var out = new Out().rest(rest).text("extension_type", KIND);
    template.ifPresent(t -> out.object("template_fingerprint", t.json()));
    traffic.ifPresent(t -> out.object("traffic_profile", t.json()));
    corroboration.ifPresent(c -> out.object("corroboration", c.json()));
    attribution.ifPresent(a -> out.object("attribution", a.json()));
    return out.text("capability", capability).text("ja4", ja4).text("ja4h", ja4h).done();
  }

  /// What a partner's sets had in common with ours; buckets, never counts.
  ///
  /// @param method how it was found out
  /// @param setSize bucket of how many were compared
  /// @param overlap bucket of how many were in both
  /// @param reviewed how many of these people looked at
  /// @param confirmed how many of these they confirmed
  /// @param independentOf ids of signals that it owes nothing to
  /// @param derivedFrom ids of signals that it came from; it counts with them, never beside them
  /// @param rest members that nothing here knows, as they were read
  public record Corroboration(
      String method,
      Optional<String> setSize,
      Optional<String> overlap,
      Optional<Double> reviewed,
      Optional<Double> confirmed,
      List<StixId> independentOf,
      List<StixId> derivedFrom,
      Json.Obj rest) {
    private static final double MOST = 1_000_000;

    public Corroboration {
      independentOf = List.copyOf(independentOf);
      derivedFrom = List.copyOf(derivedFrom);
    }

    static Optional<Corroboration> read(Optional<Members> found) throws Unfit {
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Members in = found.get();
      return Optional.of(
          new Corroboration(
              in.text("method"),
              in.textIf("set_size_bucket"),
              in.textIf("overlap_bucket"),
              in.numberIf("reviewed", 0, MOST),
              in.numberIf("confirmed", 0, MOST),
              in.anyRefs("independent_of"),
              in.anyRefs("derived_from"),
              in.rest()));
    }

    Json.Obj json() {
      return new Out()
          .rest(rest)
          .text("method", method)
          .text("set_size_bucket", setSize)
          .text("overlap_bucket", overlap)
          .number("reviewed", reviewed)
          .number("confirmed", confirmed)
          .anyRefs("independent_of", independentOf)
          .anyRefs("derived_from", derivedFrom)
          .done();
    }
  }
}
