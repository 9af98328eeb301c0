// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.engines.local;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.stillwatch.capture.ModelFacts;
import org.stillwatch.capture.Usage;
import org.stillwatch.detect.Releases;

/// What exchanges cost at list price. Exact: counted in millionths of a US cent.
public final class PriceList {
  /// No price is known.
  public static final PriceList NONE = new PriceList(List.of());

  /// Millionths of a cent in a cent.
  static final long MICRO = 1_000_000L;

  private final Map<String, ModelFacts> models = new HashMap<>();

  /// @param models in any order; of two with one name the later one in the list counts
  public PriceList(List<ModelFacts> models) {
    models.forEach(m -> this.models.put(m.model(), m));
  }

  /// The models, ordered by name.
  List<ModelFacts> models() {
    return models.values().stream().sorted(Comparator.comparing(ModelFacts::model)).toList();
  }

  /// When the models came out.
  Releases releases() {
    return new Releases(models.values());
  }

  /// The price of one exchange in millionths of a cent; empty when the model's price or a token
  /// count is unknown.
  OptionalLong microCents(String model, Usage usage) {
    var prices = models.get(model);
    if (prices == null
        || prices.usdCentsPerMillionInput() < 0
        || prices.usdCentsPerMillionOutput() < 0
        || usage.total() < 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(
        usage.input() * prices.usdCentsPerMillionInput()
            + usage.output() * prices.usdCentsPerMillionOutput());
  }
}
