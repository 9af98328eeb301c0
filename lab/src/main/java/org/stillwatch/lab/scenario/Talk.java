// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;
import org.stillwatch.lab.scenario.text.Script;

/// A conversation put into words up to one of its turns.
///
/// @param system standing prompt, empty for none
/// @param messages what was said: asked, answered, asked, and so on, ending with what is asked now
/// @param answer what is answered now
/// @param inputTokens about how many tokens are sent
/// @param earlierTokens how many of them were sent before
/// @param outputTokens about how many tokens come back
record Talk(
    String system,
    List<String> messages,
    String answer,
    int inputTokens,
    int earlierTokens,
    int outputTokens) {

  static Talk of(Script script, Call call) {
    List<String> messages = new ArrayList<>();
    int tokens = 0;
    int earlier = 0;
    String answer = "";
    int answerTokens = 0;
    for (int turn = 0; turn <= call.turn(); turn++) {
      if (turn > 0) {
        messages.add(answer);
        tokens += script.tokens(answer);
      }
      earlier = tokens;
      String asked = script.ask(dice(call.conversation(), 2L * turn), turn, call.item());
      messages.add(asked);
      tokens += script.tokens(asked) + 4;
      Dice dice = dice(call.conversation(), 2L * turn + 1);
      answerTokens = script.answers().tokens(dice);
      answer = script.answers().text(dice, answerTokens, script.language());
    }
    int system = script.system().isEmpty() ? 0 : script.tokens(script.system());
    return new Talk(
        script.system(),
        messages,
        answer,
        system + tokens,
        call.turn() == 0 ? 0 : system + earlier,
        answerTokens);
  }

  /// Dice of one step of a conversation, unlike those of its neighbours.
  static Dice dice(long conversation, long step) {
    long bits = (conversation ^ step * 0xd1b54a32d192ed03L) * 0xaef17502108ef2d9L;
    return Dice.of(bits ^ bits >>> 29);
  }
}
