// SPDX-License-Identifier: Apache-2.0
/// `stillwatch trace`: what follows outputs that left the house.
@NullMarked
package org.stillwatch.apps.cli.trace;

import org.jspecify.annotations.NullMarked;
