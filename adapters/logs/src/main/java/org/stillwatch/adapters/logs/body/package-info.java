// SPDX-License-Identifier: Apache-2.0
/// What provider bodies say of themselves, in each dialect.
@NullMarked
package org.stillwatch.adapters.logs.body;

import org.jspecify.annotations.NullMarked;
