// SPDX-License-Identifier: Apache-2.0
package org.stillwatch.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// A test against programs of other people, which profile `peers` installs under `target`.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@EnabledIfSystemProperty(
    named = "stillwatch.peers",
    matches = "true",
    disabledReason = "needs programs from PyPI; run with -Ppeers")
public @interface NeedsPeers {}
