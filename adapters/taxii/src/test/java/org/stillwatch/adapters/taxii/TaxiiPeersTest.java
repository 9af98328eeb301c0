// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stillwatch.adapters.taxii.signature.ObjectSigner;
import org.stillwatch.adapters.taxii.signature.SigningKeys;
import org.stillwatch.share.intake.Terms;
import org.stillwatch.share.json.Json;
import org.stillwatch.share.stix.StixId;
import org.stillwatch.share.taxii.Outgoing;
import org.stillwatch.share.taxii.PullState;
import org.stillwatch.testkit.NeedsPeers;
import org.stillwatch.testkit.PythonPeer;

/// Our server read by the client that others use, and the reference server read by our client.
@NeedsPeers
class TaxiiPeersTest {
  private static final Credentials US = new Credentials.Basic(TaxiiSite.NAME, TaxiiSite.PASSWORD);

  @TempDir private Path folder = Path.of("");

  private final ObjectSigner signer = ObjectSigner.draw(new SecureRandom());
  private final PythonPeer peer = new PythonPeer("adapters/taxii");

  @Test
  void the_stock_client_adds_reads_pages_and_takes_away() throws Exception {
    Path objects = folder.resolve("objects.json");
    Files.writeString(objects, Outgoing.envelope(signed(69)));
    try (var site = new TaxiiSite()) {
      site.listen(Terms.ofFile().checking(keys()));
      var printed =
          peer.script(
              "stock_client.py",
              site.discovery(),
              TaxiiSite.NAME,
              TaxiiSite.PASSWORD,
              objects.toString());
      assertThat(printed.exit()).as(printed.text()).isZero();
      JsonNode seen = new JsonMapper().readTree(printed.text());

      assertThat(seen.path("status").asText()).isEqualTo("complete");
      assertThat(seen.path("successes").asInt()).isEqualTo(69);
      assertThat(site.signed()).isEqualTo(1);
      assertThat(texts(seen.path("ids"))).containsExactlyElementsOf(ids(69));
      assertThat(seen.path("pages").asInt()).isEqualTo(3);
      assertThat(texts(seen.path("manifest"))).containsExactlyElementsOf(ids(69));
      assertThat(texts(seen.path("one"))).containsExactly(TaxiiSite.id(0));
      assertThat(texts(seen.path("versions"))).containsExactly("2026-01-01T00:00:00.000Z");
      assertThat(seen.path("rest").asInt()).isEqualTo(68);
      assertThat(seen.path("left").asInt()).isEqualTo(68);
    }
  }

  /// It gives all objects of one addition one time, on pages of 20.
  @Test
  void the_reference_server_is_read_without_loss() throws Exception {
    int port = freePort();
    var written = peer.script("medallion_config.py", folder.toString());
    assertThat(written.exit()).as(written.text()).isZero();
    Process medallion =
        peer.start(
            folder.resolve("medallion.log"),
            "medallion",
            "--host",
            "127.0.0.1",
            "--port",
            String.valueOf(port),
            folder.resolve("config.json").toString());
    try (var client = client(port)) {
      waitFor(client);
      assertThat(client.mostContentBytes()).isPositive();
      assertThat(client.push(signed(69)).text("status")).contains("complete");
      var read = new ArrayList<String>();
      PullState state = PullState.BEGIN;
      boolean more = true;
      while (more) {
        var taken = client.pull(state, 20, Terms.ofFile()).taken();
        taken.fresh().forEach(r -> read.add(r.object().id().text()));
        state = taken.state();
        more = taken.more();
      }
      assertThat(read).containsExactlyInAnyOrderElementsOf(ids(69));
      assertThat(client.pull(state, 20, Terms.ofFile()).taken().fresh()).isEmpty();
    } finally {
      medallion.destroyForcibly().waitFor();
    }
  }

  /// All objects, the first of them signed: peers have to pass the signatures by.
  private List<Outgoing> signed(int to) {
    var all = new ArrayList<>(TaxiiSite.unsigned(0, to));
    Json.Obj first = all.getFirst().object();
    all.set(0, new Outgoing(first, Optional.of(signer.sign(first))));
    return all;
  }

  private SigningKeys keys() {
    return SigningKeys.of(Map.of(new StixId(TaxiiSite.id(0)), List.of(signer.publicKey())));
  }

  private static TaxiiClient client(int port) {
    return new TaxiiClient(
        URI.create(
            "http://127.0.0.1:" + port + "/root/collections/365fed99-08fa-fdcd-a1b3-fb247eb41d01/"),
        US,
        Optional.empty());
  }

  private void waitFor(TaxiiClient client) throws Exception {
    for (int i = 0; i < 10; i++) {
      try {
        assertThat(client.facts().text("title")).contains("Open");
        return;
      } catch (IOException e) {
        Thread.sleep(500);
      }
    }
    throw new AssertionError(Files.readString(folder.resolve("medallion.log")));
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static List<String> ids(int to) {
    return IntStream.range(0, to).mapToObj(TaxiiSite::id).toList();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
