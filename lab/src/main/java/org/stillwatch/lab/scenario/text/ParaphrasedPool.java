// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.lab.scenario.text;

import java.util.List;
import org.stillwatch.lab.scenario.chance.Dice;

/// Material with freshly worded demands around it.
///
/// @param ways how it is worded, one drawn a text; at least one
/// @param material what is asked about
public record ParaphrasedPool(List<Paraphraser> ways, Pool material) implements Pool {
  private static final int FIRST_WIDE = 0x2e80;

  @Override
  public Language language() {
    return material.language();
  }

  @Override
  public String text(Dice dice) {
    Paraphraser way = ways.size() == 1 ? ways.getFirst() : dice.pick(ways);
    return way.write(dice, material.text(dice));
  }

  /// Demands may be in another language than the material: scripts are counted apart.
  @Override
  public int tokens(String text) {
    int wide = (int) text.chars().filter(c -> c >= FIRST_WIDE).count();
    int narrow = language().tokens(text.length() - wide);
    return wide == 0 ? narrow : narrow + Language.CHINESE.tokens(wide);
  }
}
