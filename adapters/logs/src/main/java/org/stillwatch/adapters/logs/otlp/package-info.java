// SPDX-License-Identifier: Apache-2.0
/// Traces and logs of OTLP, as JSON or protobuf, in every generation of the names for calls of
/// models.
@NullMarked
package org.stillwatch.adapters.logs.otlp;

import org.jspecify.annotations.NullMarked;
