/// Worlds of traffic with an answer key, from a recipe and a seed.
@NullMarked
package org.stillwatch.lab.scenario;

import org.jspecify.annotations.NullMarked;
