/// How sure: words and scales, the fusion of evidence that hangs together, partners' weight.
@NullMarked
package org.stillwatch.judge.confidence;

import org.jspecify.annotations.NullMarked;
