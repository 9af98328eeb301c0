// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.trace.score;

import java.util.List;

/// One mark under one key: which windows of a corpus it speaks about, and what it says of them.
///
/// Windows do not depend on the key: they are chosen once and scored under as many keys, decoys
/// included, as are tested.
public sealed interface Mark permits GumbelMark, SynthIdMark, LefthashMark {
  /// The scheme.
  Scheme scheme();

  /// The windows of a corpus under this scheme; the order of the texts given does not matter.
  Windows windows(List<CorpusText> corpus);

  /// What the key says about windows of its own scheme and shape.
  Score score(Windows windows);
}
