// SPDX-License-Identifier: Apache-2.0
/// A gateway that sends conversations to replicas whose marks differ.
@NullMarked
package org.stillwatch.examples.routed;

import org.jspecify.annotations.NullMarked;
