// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.cli;

import java.util.List;
import java.util.TreeMap;
import org.stillwatch.apps.server.casefile.CaseFiles;
import org.stillwatch.apps.server.casefile.Material;
import org.stillwatch.apps.server.docket.EventJson;
import org.stillwatch.base.AccountId;
import org.stillwatch.base.Calibration;
import org.stillwatch.base.Verdict;
import org.stillwatch.respond.Measure;
import org.stillwatch.respond.action.Action;
import org.stillwatch.respond.action.Grounds;
import org.stillwatch.respond.docket.Event;

/// The page of a case in which every stranger wrote markup.
final class PlantedCase {
  private static final String MARKUP = "\"><script>document.title='ran'</script><img src=x>";

  private PlantedCase() {}

  static byte[] page() throws Exception {
    String found =
        """
        {"why":"%1$s","verdict":"act","axes":{"intent":{"p":0.9}},"counterfactual":"%1$s",\
        "evidence":[{"signal":"D23","logOddsNats":3.25,"for":true,"text":"%1$s"},\
        {"signal":"D40","logOddsNats":-0.75,"for":false,"text":"%1$s"}],\
        "hypotheses":[{"name":"Y1","probability":0.9}],"unknown":[{"what":"%1$s","changes":"%1$s"}]}\
        """
            .formatted(MARKUP.replace("\"", "\\\""));
    var evidence = new TreeMap<String, String>();
    evidence.put("e_1", "{\"facts\":{\"usdCentsPerMonth\":100},\"campaignRecord\":\"ec_1\"}");
    evidence.put("ec_1", found);
    var words = new TreeMap<String, String>();
    words.put("t_1", MARKUP);
    var material =
        new Material(
            CaseFiles.TOOL,
            "case_000001",
            9_000,
            events().stream().map(EventJson::write).toList(),
            evidence,
            new TreeMap<>(),
            words,
            List.of());
    return CaseFiles.of(material).getOrDefault("case.html", new byte[0]);
  }

  private static List<Event> events() {
    var account = new AccountId(MARKUP);
    var grounds = new Grounds("e_1", "c_1", Verdict.ACT, Calibration.LAB, 3, true);
    var source = new Action.Source(MARKUP, 1, "0".repeat(64), "likely-farm");
    var action = Action.proposed("a_1", account, Measure.THROTTLE, source, grounds, 60_000);
    return List.of(
        new Event.Proposed(1, Event.SERVICE, action),
        new Event.CaseOpened(2, Event.SERVICE, "case_000001", "c_1", "e_1"),
        new Event.Noted(3, MARKUP, "case_000001", "t_1"),
        new Event.Approved(4, MARKUP, "a_1"),
        new Event.Started(5, Event.SERVICE, "a_1", Measure.STEP_UP, 60_005),
        new Event.Appealed(6, MARKUP, "appeal_000001", account, "t_1", 7_000),
        new Event.AppealDecided(7, MARKUP, "appeal_000001", true, MARKUP));
  }
}
