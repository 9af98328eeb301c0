// SPDX-License-Identifier: Apache-2.0
/// The commands of `stillwatch trace`: what follows an output that left the house.
@NullMarked
package org.stillwatch.apps.cli.trace;

import org.jspecify.annotations.NullMarked;
