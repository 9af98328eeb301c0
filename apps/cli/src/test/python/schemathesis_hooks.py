# SPDX-License-Identifier: Apache-2.0
"""Bodies that Schemathesis has no writer for: lines and protobuf go out as the bytes that it made up."""

import json

import schemathesis


@schemathesis.serializer("application/x-ndjson", "application/x-protobuf")
def as_they_are(_context, value):
    if isinstance(value, bytes):
        return value
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode("utf-8", "surrogatepass")
