# SPDX-License-Identifier: Apache-2.0
"""Sends calls of a model as an application does that was instrumented with the SDK of OpenTelemetry: the span of the caller's request
around the span of the model's call. The SDK reads where to from its own environment variables.

Usage: otel_export.py grpc|http CALLS TEXT; prints what each export came to.
"""

import collections
import json
import sys

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter as OverGrpc
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter as OverHttp
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter


class Watched(SpanExporter):
    """Counts the spans of an exporter by what became of them."""

    def __init__(self, exporter):
        self._exporter = exporter
        self.results = collections.Counter()

    def export(self, spans):
        result = self._exporter.export(spans)
        self.results[result.name] += len(spans)
        return result

    def shutdown(self):
        self._exporter.shutdown()


def call(tracer, number, text):
    kinds = trace.SpanKind
    asked = {"client.address": "192.0.2.%d" % (1 + number % 250), "user_agent.original": "client-x/2.1", "http.response.status_code": 200}
    called = {
        "account.id": "acct-%d" % (number % 5),
        "gen_ai.operation.name": "chat",
        "gen_ai.request.model": "model-a",
        "gen_ai.usage.input_tokens": 14,
        "gen_ai.usage.output_tokens": 38,
        "gen_ai.input.messages": json.dumps([{"role": "user", "parts": [{"type": "text", "content": "%s %d" % (text, number)}]}]),
    }
    with tracer.start_as_current_span("POST /v1/chat/completions", kind=kinds.SERVER, attributes=asked):
        with tracer.start_as_current_span("chat model-a", kind=kinds.CLIENT, attributes=called):
            pass


def main():
    watched = Watched(OverGrpc() if sys.argv[1] == "grpc" else OverHttp())
    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(watched, max_queue_size=100_000))
    tracer = provider.get_tracer("test")
    for number in range(int(sys.argv[2])):
        call(tracer, number, sys.argv[3])
    provider.shutdown()
    print("exported", json.dumps(watched.results, sort_keys=True))


main()
