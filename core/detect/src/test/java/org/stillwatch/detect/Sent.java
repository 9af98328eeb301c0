// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.detect;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stillwatch.base.AccountId;
import org.stillwatch.capture.AnswerShape;
import org.stillwatch.capture.Client;
import org.stillwatch.capture.Fingerprint;
import org.stillwatch.capture.Finish;
import org.stillwatch.capture.Observation;
import org.stillwatch.capture.Operation;
import org.stillwatch.capture.Reply;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;
import org.stillwatch.capture.Usage;

/// Spells one exchange for a test: fields are set as needed, everything else is unknown.
public final class Sent {
  public long timeMillis = 1;
  public String pathway = "first-party-api";
  public String model = "model-l1";
  public long user;
  public long session;
  public Client client = Client.UNKNOWN;
  public int status = 200;
  public int codePoints = 100;
  public List<Long> segments = List.of();
  public long system;
  public long params;
  public long near;
  public List<Long> features = List.of();
  public List<Long> signatures = List.of();
  public Map<TaskClass, Integer> capabilities = new EnumMap<>(TaskClass.class);
  public Set<RequestForm> forms = EnumSet.noneOf(RequestForm.class);
  public AnswerShape answer = AnswerShape.TEXT;
  public long tokens = 500;

  /// The exchange.
  public Observation observation() {
    var print =
        new Fingerprint(
            codePoints,
            false,
            near,
            segments,
            system,
            0,
            0,
            near,
            params,
            List.of(),
            List.of(),
            signatures,
            near,
            features,
            Map.copyOf(capabilities),
            Set.copyOf(forms),
            "Latn",
            200,
            answer);
    return new Observation(
        "x" + timeMillis,
        pathway,
        timeMillis,
        new AccountId("a"),
        0,
        0,
        user,
        session,
        model,
        Operation.CHAT,
        client,
        print,
        new Reply(status, Finish.STOP, 100),
        new Usage(tokens / 2, tokens - tokens / 2, 0, 0));
  }
}
