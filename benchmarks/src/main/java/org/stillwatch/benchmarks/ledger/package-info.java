// SPDX-License-Identifier: Apache-2.0
/// What it costs to hold a large corpus against a large ledger.
@NullMarked
package org.stillwatch.benchmarks.ledger;

import org.jspecify.annotations.NullMarked;
