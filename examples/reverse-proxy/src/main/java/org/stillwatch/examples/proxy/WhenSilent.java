// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.examples.proxy;

/// What happens to a request when Stillwatch does not say in time what to do about it.
enum WhenSilent {
  /// Fails open: it goes on, so that a model API never stands still because its watchman does.
  LET_THROUGH,
  /// Fails closed: the client gets a 503.
  REFUSE
}
