// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.InstantSource;
import java.util.Optional;
import org.stillwatch.adapters.geoip.Countries;
import org.stillwatch.adapters.json.AccountLines;
import org.stillwatch.apps.server.ingest.ExitCountries;
import org.stillwatch.base.IpPrefix;

/// In which countries addresses are, where the operator has a database of that. Of a country only
/// its keyed hash goes on, the one that accounts have.
record Exits(Optional<Countries> countries, AccountLines keyed, InstantSource clock)
    implements ExitCountries, MeterBinder {
  /// @throws org.stillwatch.base.ConfigException when there is a database that cannot be read
  static Exits open(ServeSettings settings, InstantSource clock) {
    return new Exits(
        settings.countries().map(file -> Countries.open(file, clock)),
        new AccountLines(settings.key()),
        clock);
  }

  @Override
  public long of(IpPrefix address) {
    return countries.flatMap(known -> known.of(address)).map(keyed::region).orElse(0L);
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder(
            "stillwatch.countries.failing",
            this,
            e -> e.countries.filter(Countries::isFailing).isPresent() ? 1 : 0)
        .register(registry);
    Gauge.builder("stillwatch.countries.age.seconds", this, Exits::ageSeconds).register(registry);
  }

  private double ageSeconds() {
    return countries
        .map(known -> (clock.millis() - known.built().toEpochMilli()) / 1_000.0)
        .orElse(0.0);
  }
}
