// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.share.screen;

/// A warninglist that is none. The message says where, and what was expected.
public final class BadList extends Exception {
  private static final long serialVersionUID = 1;

  BadList(String message) {
    super(message);
  }
}
