// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

import java.util.ArrayList;
import java.util.List;

/// Gate-keeping down a tree (Meinshausen, Biometrika 95, 2008): a node with |C| of all N leaves is
/// tested at alpha |C|/N, and only when its parent was rejected. The chance of a single false
/// rejection anywhere is at most alpha under every dependence.
public final class GateTree {
  private GateTree() {}

  /// What became of one node that was tested.
  ///
  /// @param log10Level the level at which it was tested
  /// @param verdict what came of it
  public record Tested(String name, double log10P, double log10Level, Verdict verdict) {}

  /// What a test says.
  public enum Verdict {
    /// The null is given up.
    REJECTED,
    /// It is not; nothing below it was tested.
    KEPT
  }

  /// Every node that was tested, parents before children.
  public static List<Tested> test(GateNode root, double alpha) {
    Logs.requireAlpha(alpha);
    var tested = new ArrayList<Tested>();
    test(root, StrictMath.log10(alpha) - StrictMath.log10((double) root.leaves()), tested);
    return List.copyOf(tested);
  }

  private static void test(GateNode node, double log10PerLeaf, List<Tested> tested) {
    double level = log10PerLeaf + StrictMath.log10((double) node.leaves());
    boolean rejected = node.log10P() <= level;
    tested.add(
        new Tested(node.name(), node.log10P(), level, rejected ? Verdict.REJECTED : Verdict.KEPT));
    if (rejected) {
      node.children().forEach(child -> test(child, log10PerLeaf, tested));
    }
  }
}
