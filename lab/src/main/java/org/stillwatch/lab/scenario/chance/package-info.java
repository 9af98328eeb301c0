/// Seeded dice of the laboratory.
@NullMarked
package org.stillwatch.lab.scenario.chance;

import org.jspecify.annotations.NullMarked;
