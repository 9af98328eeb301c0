// SPDX-License-Identifier: Apache-2.0
@NullMarked
package org.stillwatch.adapters.taxii.signature;

import org.jspecify.annotations.NullMarked;
