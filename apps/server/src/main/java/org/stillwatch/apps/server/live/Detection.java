// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.apps.server.live;

import java.util.function.Supplier;
import org.stillwatch.engines.local.LiveEngine;

/// What finds, and what people said about what was found.
///
/// @param fresh an engine that has seen nothing
/// @param decided what people decided, asked for at each publication
public record Detection(Supplier<LiveEngine> fresh, Supplier<Decided> decided) {}
