// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.adapters.json;

/// One header of a request.
///
/// @param name as it stood on the wire
/// @param value its text
public record Header(String name, String value) {}
