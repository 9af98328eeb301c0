/// From reasons and rival explanations to verdicts.
@NullMarked
package org.stillwatch.judge.verdict;

import org.jspecify.annotations.NullMarked;
