// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.docket;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.stillwatch.respond.action.AppealDoor;

/// Asks the provider's own front end whether customers can appeal: at start and every ten minutes.
/// Fails closed: no address, no answer or another status than 2xx is no door.
public final class AppealHealth implements Supplier<AppealDoor>, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final long EVERY_MINUTES = 10;

  private final Optional<URI> address;
  private final InstantSource clock;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("appeal-health-", 0).factory());
  private volatile AppealDoor door = AppealDoor.NONE;

  /// Asks for the first time and goes on asking.
  ///
  /// @param address of the health check, empty for none
  public AppealHealth(Optional<URI> address, InstantSource clock) {
    this.address = address;
    this.clock = clock;
    if (address.isPresent()) {
      boolean well = answers(address.get());
      door = new AppealDoor(well, well ? clock.millis() : Long.MIN_VALUE);
      var _ =
          thread.scheduleWithFixedDelay(
              this::again, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
    }
  }

  private void again() {
    if (address.isPresent() && answers(address.get())) {
      door = new AppealDoor(door.checkedAtStart(), clock.millis());
    }
  }

  private boolean answers(URI uri) {
    try {
      var request = HttpRequest.newBuilder(uri).timeout(PATIENCE).GET().build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status >= 200 && status < 300;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public AppealDoor get() {
    return door;
  }

  @Override
  public void close() {
    thread.shutdownNow();
    client.shutdownNow();
  }
}
