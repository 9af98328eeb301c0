// SPDX-License-Identifier: Apache-2.0
/// Runs of `stillwatch trace`: what was served into a ledger, a corpus against it, and a report
/// that somebody else can compute again.
@NullMarked
package org.stillwatch.apps.cli.trace;

import org.jspecify.annotations.NullMarked;
