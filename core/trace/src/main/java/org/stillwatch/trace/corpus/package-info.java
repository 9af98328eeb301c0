// SPDX-License-Identifier: Apache-2.0
/// Whose responses are in a file: counts against the ledger, and what may be said of them.
@NullMarked
package org.stillwatch.trace.corpus;

import org.jspecify.annotations.NullMarked;
