// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.stillwatch.lab.scenario.cast.Account;
import org.stillwatch.lab.scenario.cast.Egress;
import org.stillwatch.lab.scenario.cast.Plan;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.AnswerStyle;
import org.stillwatch.lab.scenario.text.Genre;
import org.stillwatch.lab.scenario.text.ItemScript;
import org.stillwatch.lab.scenario.text.Language;
import org.stillwatch.lab.scenario.text.Script;
import org.stillwatch.lab.scenario.text.WrittenPool;

/// Innocent people behind one egress, and one program behind many.
record SharedNetworks(Neighbourhood here) {
  private static final int LAB_DEVICES = 10;

  private Dice dice() {
    return here.dice();
  }

  /// A class behind one campus egress that does one homework in the same hour of each day; most
  /// students opened their account in the week of the course.
  void campus(int students) {
    school(students, List.of());
  }

  /// A class on ten shared devices of a computer room.
  void labDevices(int students) {
    school(students, Stream.generate(here.registrar()::device).limit(LAB_DEVICES).toList());
  }

  private void school(int students, List<String> devices) {
    String principal = here.world().ids().next("school_");
    String campus = here.world().addresses().office();
    String domain = here.registrar().ownDomain();
    Script homework = homework();
    Instant from = here.world().recipe().from();
    for (int i = 0; i < students; i++) {
      Account opened =
          dice().chance(0.6)
              ? here.registrar().recent(dice(), from, campus)
              : here.registrar().anyAge(dice(), campus);
      Account student = opened.withMailAt(domain);
      if (!devices.isEmpty()) {
        student = student.onDevices(List.of(dice().pick(devices)));
      }
      int account = here.open(student, principal);
      int persona = here.persona(account, homework, Egress.fixed(campus));
      classes(persona);
      if (dice().chance(0.5)) {
        here.live(account, here.wardrobe().person(dice(), here.home()), 2);
      }
    }
  }

  private Script homework() {
    WrittenPool subject = WrittenPool.of(Genre.PROBLEM, Language.ENGLISH, 1, dice());
    String frame =
        subject.language().grammar().sentence(dice(), "instruct", subject.topics().getFirst());
    return ItemScript.drawn(dice(), "", frame, 8, subject, AnswerStyle.PROSE).inOwnWords(0.75);
  }

  private void classes(int persona) {
    for (int day = 0; day < here.days(); day++) {
      long lesson = here.world().from() + day * Rhythm.DAY + 10 * Rhythm.HOUR;
      Rhythm hour = Rhythm.window(lesson, Rhythm.HOUR);
      for (long time :
          hour.times(dice(), dice().between(2, 5), here.world().from(), here.world().to())) {
        int item = (day * 4 + dice().below(4)) % 8;
        here.stage().turn(dice(), persona, time, dice().bits(), 0, item, 0.02);
      }
    }
  }

  /// Strangers behind the exits of one VPN service.
  void vpn(int accounts) {
    List<String> exits =
        Stream.generate(() -> here.world().addresses().vpn(dice())).limit(6).toList();
    for (int i = 0; i < accounts; i++) {
      Account opened = here.registrar().anyAge(dice(), dice().pick(exits));
      int account = here.open(opened, opened.id());
      here.live(account, new Egress(exits, 2 * Rhythm.HOUR, dice().bits()), 4);
    }
  }

  /// One team's key on build runners whose address lives for one job.
  void runners(int accounts) {
    for (int i = 0; i < accounts; i++) {
      String org = here.registrar().organisation();
      Account opened = here.registrar().anyAge(dice(), here.home()).onPlan(Plan.TEAM);
      int account = here.open(opened.inOrganisation(org, List.of("agentic-coding")), org);
      List<String> fleet = new ArrayList<>();
      for (int runner = 0; runner < 120; runner++) {
        fleet.add(here.world().addresses().hosting(dice()));
      }
      Script review = here.products().service(dice(), Language.ENGLISH);
      int persona =
          here.persona(
              account, review, new Egress(fleet, Duration.ofMinutes(12).toMillis(), dice().bits()));
      here.stage().serve(dice(), persona, 60 * here.days(), Rhythm.waking(1));
    }
  }
}
