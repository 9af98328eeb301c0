// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.geoip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.base.CountryCode;
import org.stillwatch.base.IpPrefix;
import org.stillwatch.testkit.NeedsPeers;
import org.stillwatch.testkit.PythonPeer;

/// A real database (npm, CC0) read here and by the reader of its authors in Python: profile
/// `peers`, skipped with a note where they cannot be installed.
@NeedsPeers
class RealCountriesTest {
  private static final Path SOURCE = Path.of("src", "test", "node");
  private static final Path TOOLS = Path.of("target", "countries");

  @TempDir private Path folder = Path.of("");

  private static Path database() throws IOException, InterruptedException {
    Files.createDirectories(TOOLS);
    for (String name : List.of("package.json", "package-lock.json")) {
      Files.write(TOOLS.resolve(name), Files.readAllBytes(SOURCE.resolve(name)));
    }
    boolean installed;
    try {
      Process npm =
          new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
              .directory(TOOLS.toFile())
              .inheritIO()
              .start();
      installed = npm.waitFor(180, TimeUnit.SECONDS) && npm.exitValue() == 0;
    } catch (IOException e) {
      installed = false;
    }
    Assumptions.assumeTrue(installed, "skipped: npm cannot install the database");
    return TOOLS.resolve(
        "node_modules/@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb");
  }

  @Test
  void both_readers_say_the_same_of_any_address() throws Exception {
    Path file = database();
    var random = new SplittableRandom(1);
    var addresses = new ArrayList<String>();
    for (int i = 0; i < 5_000; i++) {
      addresses.add(
          random.nextInt(4) == 0
              ? "2%03x:%x::%x"
                  .formatted(random.nextInt(0x1000), random.nextInt(0x10000), random.nextInt(99))
              : "%d.%d.%d.%d"
                  .formatted(
                      1 + random.nextInt(223),
                      random.nextInt(256),
                      random.nextInt(256),
                      random.nextInt(256)));
    }
    Path list = Files.write(folder.resolve("addresses.txt"), addresses);
    var printed =
        new PythonPeer("adapters/geoip")
            .script("countries.py", file.toAbsolutePath().toString(), list.toString());
    assertThat(printed.exit()).as(printed.text()).isZero();

    var countries = Countries.open(file, InstantSource.system());
    var found =
        addresses.stream()
            .map(a -> countries.of(IpPrefix.parse(a).orElseThrow()))
            .map(c -> c.map(CountryCode::letters).orElse("-"))
            .toList();

    assertThat(found).isEqualTo(printed.text().lines().toList());
    assertThat(found.stream().filter(c -> !c.equals("-")).count()).isGreaterThan(2_500);
  }
}
