// SPDX-License-Identifier: Apache-2.0
/// What each account was served, as keyed fingerprints, and never as text.
@NullMarked
package org.stillwatch.trace.ledger;

import org.jspecify.annotations.NullMarked;
