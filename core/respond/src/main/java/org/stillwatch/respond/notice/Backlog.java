// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.respond.notice;

/// What one receiver does not have.
///
/// @param waiting deliveries that are or will be tried
/// @param givenUp deliveries that are tried no more
public record Backlog(long waiting, long givenUp) {}
