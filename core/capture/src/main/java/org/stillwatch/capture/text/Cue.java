// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.capture.text;

import java.util.Optional;
import org.stillwatch.capture.RequestForm;
import org.stillwatch.capture.TaskClass;

/// A phrase that speaks for a class of task or a form of request.
///
/// @param phrase words in any case, punctuation left out
/// @param task the class it speaks for, if any
/// @param form the form it shows, if any
public record Cue(String phrase, Optional<TaskClass> task, Optional<RequestForm> form) {
  static Cue of(TaskClass task, String phrase) {
    return new Cue(phrase, Optional.of(task), Optional.empty());
  }

  static Cue of(RequestForm form, String phrase) {
    return new Cue(phrase, Optional.empty(), Optional.of(form));
  }
}
