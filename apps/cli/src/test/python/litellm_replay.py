# SPDX-License-Identifier: Apache-2.0
"""Drives the callback of examples/litellm as LiteLLM does, with payloads from standard input, and says what came of it.

Usage: litellm_replay.py ACCOUNT CALLS [MOST_LINES] < payloads, one or more JSON values
"""

import asyncio
import json
import logging
import os
import sys
import time
import types

import stillwatch_callback

logging.basicConfig(level=logging.DEBUG)


def payloads(text):
    decoder, at = json.JSONDecoder(), 0
    while at < len(text):
        value, at = decoder.raw_decode(text, at)
        yield value
        while at < len(text) and text[at].isspace():
            at += 1


async def drive(handler, account, calls, told):
    answers = []
    user = types.SimpleNamespace(user_id=account, team_id=None, api_key="5be1")
    slowest = 0.0
    for _ in range(calls):
        start = time.monotonic()
        try:
            data = await handler.async_pre_call_hook(user, None, {"messages": []}, "acompletion")
            answers.append(200 if data == {"messages": []} else 0)
        except stillwatch_callback.Refused as refused:
            answers.append(refused.status_code)
        slowest = max(slowest, time.monotonic() - start)
    for payload in told:
        hear = handler.async_log_failure_event if payload["status"] == "failure" else handler.async_log_success_event
        await hear({"standard_logging_object": payload}, None, None, None)
    return answers, slowest


def main():
    account, calls = sys.argv[1], int(sys.argv[2])
    handler = stillwatch_callback.proxy_handler
    if len(sys.argv) > 3:
        handler.sender._most_lines = int(sys.argv[3])
    answers, slowest = asyncio.run(drive(handler, account, calls, list(payloads(sys.stdin.read()))))
    handler.sender.close()
    result = {"answers": answers, "silent": handler.times_silent, "slowest": slowest, **handler.sender.counts}
    with open(os.environ["REPLAY_RESULT"], "w", encoding="ascii") as out:
        json.dump(result, out)


main()
