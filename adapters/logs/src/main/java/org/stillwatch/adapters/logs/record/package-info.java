// SPDX-License-Identifier: Apache-2.0
/// What every reader of foreign logs agrees on: records go in, exchanges come out.
@NullMarked
package org.stillwatch.adapters.logs.record;

import org.jspecify.annotations.NullMarked;
