// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.tail;

import java.util.List;

/// One hypothesis of a tree that was fixed before anything was looked at: "none of these served
/// what is in the corpus". Global above campaigns above accounts.
///
/// @param name what the report calls it
/// @param leaves how many single hypotheses (accounts x epochs) it holds, above 0
/// @param log10P its own exact p-value
/// @param children parts of it that share no leaf
public record GateNode(String name, long leaves, double log10P, List<GateNode> children) {
  /// @throws IllegalArgumentException when the children hold more leaves than their parent
  public GateNode {
    children = List.copyOf(children);
    if (leaves < 1 || !(log10P <= 0)) {
      throw new IllegalArgumentException("expected leaves above 0 and a p-value of at most 1");
    }
    if (children.stream().mapToLong(GateNode::leaves).reduce(0, Math::addExact) > leaves) {
      throw new IllegalArgumentException("expected children that share no leaf of their parent");
    }
  }

  /// A single hypothesis.
  public static GateNode leaf(String name, double log10P) {
    return new GateNode(name, 1, log10P, List.of());
  }
}
