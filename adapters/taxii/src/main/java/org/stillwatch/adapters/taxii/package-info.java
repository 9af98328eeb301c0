// SPDX-License-Identifier: Apache-2.0
/// TAXII 2.1 over HTTP: reading collections of others, and adding to them.
@NullMarked
package org.stillwatch.adapters.taxii;

import org.jspecify.annotations.NullMarked;
