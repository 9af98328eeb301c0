// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli.serve;

import java.io.IOException;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stillwatch.adapters.sql.ApiKey;
import org.stillwatch.adapters.sql.Database;
import org.stillwatch.adapters.sql.KeyGrant;
import org.stillwatch.adapters.sql.Revocation;
import org.stillwatch.apps.server.keys.KeyEvents;
import org.stillwatch.base.ConfigException;
import org.stillwatch.respond.Role;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `stillwatch keys`: who may call the service. It works on the database, whether or not the
/// service runs; a key that was taken back opens nothing five seconds later.
@Command(
    name = "keys",
    description = "Adds, revokes and lists the API keys of the service.",
    mixinStandardHelpOptions = true,
    subcommands = {KeysCommand.Add.class, KeysCommand.Revoke.class, KeysCommand.ListAll.class})
public final class KeysCommand implements Runnable {
  private static final int PAGE = 500;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    line.usage(line.getOut());
  }

  /// Whoever works at the machine.
  private static String me() {
    return "operator " + System.getProperty("user.name", "unknown");
  }

  /// `stillwatch keys add`.
  @Command(name = "add", description = "Adds a key and shows its secret once.")
  static final class Add implements Callable<Integer> {
    @Mixin private ConfigOptions options = new ConfigOptions();

    @Option(names = "--name", required = true, description = "whose key it is")
    private String name = "";

    @Option(
        names = "--role",
        required = true,
        split = ",",
        description = "ingest, decide, viewer, analyst, approver, partner or admin")
    private List<String> roles = List.of();

    @Option(names = "--days", description = "days until it expires (default: never)")
    private Optional<Integer> days = Optional.empty();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      long now = InstantSource.system().millis();
      try (Database database = ConfigOptions.database(options.read())) {
        var issued =
            database
                .apiKeys(new SecureRandom())
                .add(new KeyGrant(name, known(roles), now, me(), expires(now)));
        database.auditLog().append(KeyEvents.added(issued.key(), now, me()));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println("key " + issued.key().id());
        out.println("secret " + issued.secret());
      }
      return 0;
    }

    private OptionalLong expires(long nowMillis) {
      return days.isPresent()
          ? OptionalLong.of(nowMillis + Duration.ofDays(days.get()).toMillis())
          : OptionalLong.empty();
    }

    private static Set<Role> known(List<String> words) {
      Set<Role> roles = EnumSet.noneOf(Role.class);
      for (String word : words) {
        roles.add(
            Arrays.stream(Role.values())
                .filter(r -> r.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                    new ConfigException(
                        "--role",
                        "role",
                        word,
                        Arrays.stream(Role.values())
                            .map(Role::word)
                            .collect(Collectors.joining(", ")))));
      }
      return roles;
    }
  }

  /// `stillwatch keys revoke`.
  @Command(name = "revoke", description = "Takes a key back.")
  static final class Revoke implements Callable<Integer> {
    @Mixin private ConfigOptions options = new ConfigOptions();

    @Parameters(index = "0", description = "id of the key")
    private String id = "";

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      long now = InstantSource.system().millis();
      try (Database database = ConfigOptions.database(options.read())) {
        var keys = database.apiKeys(new SecureRandom());
        if (keys.revoke(id, new Revocation(me(), now)).isEmpty()) {
          throw new ConfigException("keys revoke", "id", "no such key", "an id of `keys list`");
        }
        database.auditLog().append(KeyEvents.revoked(id, now, me()));
        Objects.requireNonNull(spec).commandLine().getOut().println("revoked " + id);
      }
      return 0;
    }
  }

  /// `stillwatch keys list`.
  @Command(name = "list", description = "Lists the keys, without their secrets.")
  static final class ListAll implements Callable<Integer> {
    @Mixin private ConfigOptions options = new ConfigOptions();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
      PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
      try (Database database = ConfigOptions.database(options.read())) {
        var keys = database.apiKeys(new SecureRandom());
        List<ApiKey> page = keys.list("", PAGE);
        while (!page.isEmpty()) {
          page.forEach(key -> out.println(line(key)));
          page = keys.list(page.getLast().id(), PAGE);
        }
      }
      return 0;
    }

    private static String line(ApiKey key) {
      var grant = key.grant();
      String state =
          key.revocation()
              .map(r -> "revoked " + Instant.ofEpochMilli(r.atMillis()))
              .orElseGet(() ->
                  grant.expiresAtMillis().isPresent()
                      ? "until " + Instant.ofEpochMilli(grant.expiresAtMillis().getAsLong())
                      : "valid");
      return "%s  %s  %s  %s"
          .formatted(
              key.id(),
              grant.roles().stream().sorted().map(Role::word).collect(Collectors.joining(",")),
              state,
              grant.name().replaceAll("\\p{Cntrl}", "?"));
    }
  }
}
