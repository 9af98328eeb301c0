// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What ended a thread: the class of the failure and the places of the code it came through. Never
/// its message, which may quote what somebody sent.
final class WhatEnded {
  private static final int PLACES = 8;

  private WhatEnded() {}

  static String of(Throwable failure) {
    return failure.getClass().getSimpleName()
        + Arrays.stream(failure.getStackTrace())
            .limit(PLACES)
            .map(WhatEnded::place)
            .collect(Collectors.joining(", ", " at ", ""));
  }

  private static String place(StackTraceElement at) {
    String name = at.getClassName();
    return name.substring(name.lastIndexOf('.') + 1)
        + "."
        + at.getMethodName()
        + ":"
        + at.getLineNumber();
  }
}
