// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.testkit.SharedData;

/// The tarball of `bin/dist`, unpacked, with an environment in which there is no Java: profile
/// `dist`.
@EnabledIfSystemProperty(
    named = "stillwatch.dist",
    matches = "true",
    disabledReason = "packs a whole runtime; run with -Pdist")
class DistributionTest {
  private static final List<String> BARE = List.of("/usr/bin/env", "-i", "PATH=/usr/bin:/bin");
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");
  private static final int MOST_EXPOSED = 20;

  @TempDir private static Path unpacked = Path.of("");
  private static Path home = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeAll
  static void packed() throws Exception {
    Path root = SharedData.root();
    String said = done(root, List.of("bin/dist", "--built"));
    Path tarball = root.resolve(said.strip().lines().toList().getLast());
    done(root.resolve("target"), List.of("sha256sum", "-c", tarball.getFileName() + ".sha256"));
    done(unpacked, List.of("tar", "-xzf", tarball.toString()));
    try (Stream<Path> top = Files.list(unpacked)) {
      home = top.toList().getFirst();
    }
    assertThat(tarball.getFileName()).hasToString(home.getFileName() + "-linux-x64.tar.gz");
  }

  /// What a command says; it must end well.
  private static String done(Path where, List<String> command) throws Exception {
    Path said = Files.createTempFile(unpacked.getParent(), "said", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    boolean ended = process.waitFor(240, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
    }
    String text = Files.readString(said);
    Files.delete(said);
    assertThat(ended && process.exitValue() == 0).as(command + "\n" + text).isTrue();
    return text;
  }

  private static List<String> bare(String... command) {
    var all = new ArrayList<>(BARE);
    all.addAll(List.of(command));
    return all;
  }

  private static List<String> stillwatch(String... arguments) {
    var all = bare(home.resolve("bin/stillwatch").toString());
    all.addAll(List.of(arguments));
    return all;
  }

  @Test
  void it_says_its_version_also_through_symbolic_links() throws Exception {
    assertThat(done(folder, stillwatch("--version"))).startsWith("stillwatch ");
    Path link = Files.createSymbolicLink(folder.resolve("opt"), home);
    Path called = Files.createSymbolicLink(folder.resolve("sw"), link.resolve("bin/stillwatch"));

    assertThat(done(folder, bare(called.toString(), "--version"))).startsWith("stillwatch ");
  }

  @Test
  void the_demo_runs() throws Exception {
    String said = done(folder, stillwatch("demo"));

    assertThat(said).contains("Against the answer key");
    assertThat(folder.resolve("out/demo/result/report.html")).isNotEmptyFile();
  }

  @Test
  void the_runtime_can_do_what_the_program_and_its_libraries_ask_of_it() throws Exception {
    Path keys = folder.resolve("keys.p12");
    var make = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/keytool"));
    make.addAll(List.of("-genkeypair -alias a -keyalg EC -groupname secp256r1".split(" ", -1)));
    make.addAll(List.of("-dname CN=localhost -ext san=dns:localhost".split(" ", -1)));
    make.addAll(List.of("-keystore", keys.toString(), "-storepass", RuntimeProbe.PASSWORD));
    done(folder, make);

    String said =
        done(
            folder,
            bare(
                home.resolve("runtime/bin/java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                home.resolve("lib") + "/*:" + Path.of("target/test-classes").toAbsolutePath(),
                RuntimeProbe.class.getName(),
                keys.toString()));

    assertThat(said.lines())
        .contains("tls ok TLSv1.3 EC", "sqlite 42", "duckdb 42", "zstd round and round")
        .contains("postgres class org.postgresql.Driver", "cpu true", "charset IBM1047")
        .contains("names DnsContextFactory");
  }

  @Test
  @Timeout(180)
  void a_service_that_is_killed_comes_back_and_one_that_is_asked_to_end_ends() throws Exception {
    var service = new LiveProcess(folder, stillwatch(), List.of());
    service.start();
    byte[] account = Zstd.compress("{\"id\":\"a\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(service.caller().post("/v1/accounts", account, "zstd").statusCode()).isEqualTo(200);

    service.kill();
    service.start();

    var status = LiveServer.json(service.caller().post("/v1/settle", List.of()));
    assertThat(status.path("lostBytes").asInt()).isZero();
    assertThat(status.path("stored").asText()).isNotEqualTo("0:0");
    String key =
        done(
            folder,
            stillwatch(
                "keys",
                "add",
                "--set",
                "state=" + folder.resolve("state"),
                "--name",
                "gateway",
                "--role",
                "decide"));
    String secret = key.lines().filter(l -> l.startsWith("secret ")).findFirst().orElseThrow();
    var gateway = LiveCaller.of(service.caller().port(), secret.substring("secret ".length()));
    assertThat(gateway.post("/v1/decide", List.of("{\"account\":\"a\"}")).statusCode())
        .isEqualTo(200);
    assertThat(service.stop()).as("SIGTERM").isEqualTo(143);
    assertThat(Files.readString(folder.resolve("serve-2.txt"))).doesNotContain("Exception");
  }

  @Test
  void it_carries_licences_and_nothing_of_other_machines() throws Exception {
    String notices = Files.readString(home.resolve("THIRD-PARTY.txt"));
    assertThat(notices).contains("com.linecorp.armeria:armeria:").doesNotContain("junit");
    assertThat(home.resolve("LICENSE")).isNotEmptyFile();
    assertThat(home.resolve("README.md")).isNotEmptyFile();
    assertThat(home.resolve("runtime/legal/java.base/LICENSE")).exists();
    try (Stream<Path> jars = Files.list(home.resolve("lib"))) {
      assertThat(jars)
          .hasSizeGreaterThan(80)
          .noneMatch(jar -> jar.toString().matches(".*-(osx|windows|linux-aarch_64).*"));
    }
  }

  @Test
  void the_unit_of_systemd_is_sound_and_keeps_the_service_small() throws Exception {
    Assumptions.assumeTrue(Files.isExecutable(ANALYZE), "skipped: no systemd-analyze");
    String unit = Files.readString(home.resolve("etc/systemd/stillwatch.service"));
    assertThat(unit).contains("/opt/stillwatch/bin/stillwatch serve");
    Path here =
        Files.writeString(
            folder.resolve("stillwatch.service"), unit.replace("/opt/stillwatch", home.toString()));

    assertThat(done(folder, List.of(ANALYZE.toString(), "verify", here.toString()))).isEmpty();
    done(
        folder,
        List.of(
            ANALYZE.toString(),
            "security",
            "--no-pager",
            "--offline=yes",
            "--threshold=" + MOST_EXPOSED,
            here.toString()));
  }
}
