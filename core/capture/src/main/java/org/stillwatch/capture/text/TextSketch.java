// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import org.stillwatch.capture.PromptText;

/// Fingerprints texts, one after the other. Holds buffers and no text, and belongs to one thread:
/// [#add] what belongs to one text, then [#take] its marks.
public final class TextSketch {
  private final SkeletonReader reader;
  private final Skeleton skeleton;

  TextSketch(KeyedMix mix, CueTable cues, CueTable tags) {
    skeleton = new Skeleton(mix, new CueCounts(cues), new CueCounts(tags));
    reader = new SkeletonReader(mix, skeleton);
  }

  /// Adds a stretch of the text; its end is the end of a line.
  public void add(char[] text, int from, int to) {
    reader.read(text, from, to);
  }

  /// Adds a stretch of the text; its end is the end of a line.
  public void add(PromptText text) {
    char[] chars = text.reveal().toCharArray();
    reader.read(chars, 0, chars.length);
  }

  /// What was found since the last call; the sketch is empty afterwards.
  public TextMarks take() {
    var marks = skeleton.marks();
    skeleton.clear();
    return marks;
  }
}
