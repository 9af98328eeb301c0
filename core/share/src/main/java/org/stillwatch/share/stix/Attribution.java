// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.stix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.stillwatch.share.json.Json;

/// How sure we are of a claim, and what it rests on.
///
/// @param model names the way of adding evidence up
/// @param prior probability of each hypothesis before any evidence, 0 to 1
/// @param channels evidence, one for each kind
/// @param posterior probability of hypotheses afterwards, 0 to 1
/// @param likelihood the posterior in a word of ICD 203
/// @param confidence `low`, `moderate` or `high`: how good the ground is, not how likely the claim
/// @param calibrationSet what the probabilities were held against
/// @param calibrationError expected calibration error there, 0 to 1
/// @param rest members that nothing here knows, as they were read
public record Attribution(
    String model,
    SortedMap<String, Double> prior,
    List<Channel> channels,
    SortedMap<String, Double> posterior,
    Optional<String> likelihood,
    Optional<String> confidence,
    Optional<String> calibrationSet,
    Optional<Double> calibrationError,
    Json.Obj rest) {
  public Attribution {
    prior = Collections.unmodifiableSortedMap(new TreeMap<>(prior));
    channels = List.copyOf(channels);
    posterior = Collections.unmodifiableSortedMap(new TreeMap<>(posterior));
  }

  /// One kind of evidence.
  ///
  /// @param name what it is called
  /// @param bits log-likelihood ratio, bits; negative speaks against the claim
  /// @param group dependence group, inside which evidence is discounted
  /// @param source `own` or `partner`
  /// @param rest members that nothing here knows, as they were read
  public record Channel(String name, double bits, String group, String source, Json.Obj rest) {
    void write(Out out) {
      out.rest(rest)
          .text("name", name)
          .number("llr_bits", bits)
          .text("group", group)
          .text("source", source);
    }
  }

  static Optional<Attribution> read(Optional<Members> found) throws Unfit {
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Members in = found.get();
    List<Channel> channels = new ArrayList<>();
    for (Members one : in.objects("channels")) {
      channels.add(
          new Channel(
              one.text("name"),
              one.number("llr_bits", -1_000, 1_000),
              one.text("group"),
              one.text("source"),
              one.rest()));
    }
    return Optional.of(
        new Attribution(
            in.text("model"),
            in.numbers("prior", 0, 1),
            channels,
            in.numbers("posterior", 0, 1),
            in.textIf("wep"),
            in.textIf("analytic_confidence"),
            in.textIf("calibration_set"),
            in.numberIf("expected_calibration_error", 0, 1),
            in.rest()));
  }

  Json.Obj json() {
    return new Out()
        .rest(rest)
        .text("model", model)
        .numbers("prior", prior)
        .objects("channels", channels, Channel::write)
        .numbers("posterior", posterior)
        .text("wep", likelihood)
        .text("analytic_confidence", confidence)
        .text("calibration_set", calibrationSet)
        .number("expected_calibration_error", calibrationError)
        .done();
  }
}
