// SPDX-License-Identifier: Apache-2.0
/// Who may come in: what a customer verified opens what, and where the service may lawfully be
/// offered. Nothing in here is held against anybody: no finding, score or measure reads it.
@NullMarked
package org.stillwatch.respond.access;

import org.jspecify.annotations.NullMarked;
