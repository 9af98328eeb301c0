/// Text to fingerprint: skeleton, segments, slots, word sketch, cues, script. Works by code points,
/// needs neither capital letters nor spaces, and keeps no text.
@NullMarked
package org.stillwatch.capture.text;

import org.jspecify.annotations.NullMarked;
