// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.keys;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.stillwatch.adapters.http.Caller;
import org.stillwatch.adapters.http.Doorkeeper;
import org.stillwatch.adapters.sql.ApiKey;
import org.stillwatch.adapters.sql.ApiKeys;
import org.stillwatch.adapters.sql.KeyLookup;

/// Lets the holders of keys in. What the database said holds for five seconds, so a revoked key
/// opens nothing after that. Fails closed: a database that does not answer opens nothing, but to
/// those whom it let in a moment ago.
public final class Keyring implements Doorkeeper {
  private static final Duration HOLDS = Duration.ofSeconds(5);
  private static final int MOST = 10_000;

  private final ApiKeys keys;
  private final InstantSource clock;
  private final Cache<String, Caller> callers;

  public Keyring(ApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
    this.callers =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(HOLDS)
            .ticker(ticker(clock))
            // its own work is less than to wake a thread for it, hundreds of times a second
            .executor(Runnable::run)
            .build();
  }

  private static Ticker ticker(InstantSource clock) {
    return () -> clock.millis() * 1_000_000L;
  }

  @Override
  public Optional<Caller> lately(String secret) {
    return Optional.ofNullable(callers.getIfPresent(secret));
  }

  @Override
  public Optional<Caller> who(String secret) {
    try {
      var found =
          keys.find(secret, clock.millis()) instanceof KeyLookup.Usable(ApiKey key)
              ? Optional.of(caller(key))
              : Optional.<Caller>empty();
      found.ifPresent(caller -> callers.put(secret, caller));
      return found;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Caller caller(ApiKey key) {
    return new Caller(key.id(), key.grant().name(), key.grant().roles());
  }
}
