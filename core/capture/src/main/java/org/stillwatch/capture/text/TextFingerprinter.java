// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.ArrayList;
import java.util.List;
import org.stillwatch.base.KeyedHash;

/// Makes sketches of texts under one key. Safe to share between threads; each takes its own sketch.
public final class TextFingerprinter {
  private final KeyedMix mix;
  private final CueTable cues;
  private final CueTable tags;

  /// @param key the keyed hash of purpose `text`
  /// @param more cues beyond [DefaultCues], for example the operator's identity patterns
  public TextFingerprinter(KeyedHash key, List<Cue> more) {
    mix = new KeyedMix(key);
    var all = new ArrayList<>(DefaultCues.list());
    all.addAll(more);
    cues = new CueTable(mix, all);
    tags = new CueTable(mix, DefaultCues.tags());
  }

  /// The mixing under this key, for whatever else of a body is hashed.
  public KeyedMix mix() {
    return mix;
  }

  /// A new sketch, for one thread.
  public TextSketch sketch() {
    return new TextSketch(mix, cues, tags);
  }
}
