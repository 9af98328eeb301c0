// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stillwatch.judge.LocalCalibration;
import org.stillwatch.judge.Recalibration;

/// `calibration.json`: what the operator's decided cases make of the shipped probabilities.
public final class CalibrationJson {
  private static final String SCHEMA = "stillwatch.calibration/1";
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private CalibrationJson() {}

  /// A calibration and the fit that it corrects.
  ///
  /// @param fitted digest of the fit
  /// @param local the correction
  public record Kept(String fitted, LocalCalibration local) {}

  /// Writes a calibration.
  public static String write(Kept kept) throws IOException {
    ObjectNode root = MAPPER.createObjectNode().put("schema", SCHEMA).put("fitted", kept.fitted);
    axis(root, "intent", kept.local.intent());
    axis(root, "coordination", kept.local.coordination());
    axis(root, "concealment", kept.local.concealment());
    return MAPPER.writeValueAsString(root) + "\n";
  }

  /// Reads a calibration.
  ///
  /// @throws IOException when it is no calibration of this version
  public static Kept read(byte[] json) throws IOException {
    JsonNode root = MAPPER.readTree(json);
    if (!SCHEMA.equals(root.path("schema").asText())) {
      throw new IOException("expected " + SCHEMA);
    }
    return new Kept(
        root.path("fitted").asText(),
        new LocalCalibration(
            axis(root.path("intent")),
            axis(root.path("coordination")),
            axis(root.path("concealment"))));
  }

  private static void axis(ObjectNode root, String name, Optional<Recalibration> correction) {
    if (correction.isEmpty()) {
      root.putNull(name);
      return;
    }
    var curves = root.putArray(name);
    for (Recalibration.Curve curve : correction.get().curves()) {
      ObjectNode into = curves.addObject();
      switch (curve) {
        case Recalibration.Line line ->
            into.put("slope", line.slope()).put("offset", line.offset());
        case Recalibration.Steps steps -> {
          steps.from().forEach(into.putArray("from")::add);
          steps.height().forEach(into.putArray("height")::add);
        }
      }
    }
  }

  private static Optional<Recalibration> axis(JsonNode curves) throws IOException {
    if (!curves.isArray()) {
      return Optional.empty();
    }
    var read = new ArrayList<Recalibration.Curve>();
    try {
      for (JsonNode curve : curves) {
        read.add(
            curve.has("slope")
                ? new Recalibration.Line(number(curve, "slope"), number(curve, "offset"))
                : new Recalibration.Steps(numbers(curve, "from"), numbers(curve, "height")));
      }
      return Optional.of(new Recalibration(read));
    } catch (IllegalArgumentException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static double number(JsonNode curve, String name) {
    return curve.path(name).asDouble(Double.NaN);
  }

  private static List<Double> numbers(JsonNode curve, String name) {
    var numbers = new ArrayList<Double>();
    curve.path(name).forEach(n -> numbers.add(n.asDouble(Double.NaN)));
    return numbers;
  }
}
