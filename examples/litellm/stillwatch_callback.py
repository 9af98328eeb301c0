# SPDX-License-Identifier: Apache-2.0
"""Asks Stillwatch before each call of a LiteLLM proxy, and tells it afterwards what was said.

Nothing but LiteLLM and the standard library is needed. Settings come from the environment, see README.md. No prompt, answer or key is
logged.
"""

import asyncio
import atexit
import collections
import concurrent.futures
import http.client
import json
import logging
import os
import re
import threading
import urllib.parse

from litellm.integrations.custom_logger import CustomLogger

LOG = logging.getLogger("stillwatch")

# What Stillwatch reads of a StandardLoggingPayload. Nothing else leaves: no header, no key, no error text.
FIELDS = (
    "id trace_id call_type startTime endTime model status end_user requester_ip_address user_agent messages response"
    " model_parameters prompt_tokens completion_tokens"
).split()
METADATA = (
    "user_api_key_hash user_api_key_user_id user_api_key_team_id user_api_key_org_id user_api_key_end_user_id"
    " requester_ip_address"
).split()
ERROR = ("error_code", "error_class")

GO_ON = ("allow", "observe", "throttle", "withhold_reasoning")


def doubled(before, after):
    """Whether a count has doubled, so that a warning does not come with each of many."""
    return before.bit_length() != after.bit_length()


class Refused(Exception):
    """Ends a call before the model is asked; LiteLLM answers with the status."""

    def __init__(self, status_code):
        self.status_code = status_code
        self.message = "this request cannot be served"
        super().__init__(self.message)


class Service:
    """The addresses of Stillwatch, with a connection for each thread."""

    def __init__(self, url, key):
        self._url = urllib.parse.urlsplit(url)
        self._headers = {"Authorization": "Bearer " + key}
        self._local = threading.local()

    def post(self, path, body, seconds):
        """Status and body of the answer. A connection that was closed meanwhile is opened anew, once."""
        kept = getattr(self._local, "connection", None)
        if kept is not None:
            try:
                return self._send(kept, path, body, seconds)
            except TimeoutError:
                raise
            except (OSError, http.client.HTTPException):
                pass
        https = self._url.scheme == "https"
        kind = http.client.HTTPSConnection if https else http.client.HTTPConnection
        return self._send(kind(self._url.netloc, timeout=seconds), path, body, seconds)

    def _send(self, connection, path, body, seconds):
        self._local.connection = None
        try:
            if connection.sock is not None:
                connection.sock.settimeout(seconds)
            connection.request("POST", path, body, self._headers)
            answer = connection.getresponse()
            result = answer.status, answer.read()
        except BaseException:
            connection.close()
            raise
        self._local.connection = connection
        return result


class Sender:
    """Sends lines in batches, behind the calls. While Stillwatch is away or busy they wait, in bounded memory; what does not fit is
    dropped and counted, never silently. A batch may be sent twice, and Stillwatch counts an id once."""

    LINES_AT_ONCE = 500
    BYTES_AT_ONCE = 4 << 20
    SECONDS = 10
    LONGEST_PAUSE = 5

    def __init__(self, service, most_lines=10_000, most_bytes=64 << 20):
        self._service = service
        self._most_lines = most_lines
        self._most_bytes = most_bytes
        self._lines = collections.deque()
        self._bytes = 0
        self._closing = False
        self._changed = threading.Condition()
        self._thread = None
        self.counts = {"accepted": 0, "rejected": 0, "refused": 0, "dropped": 0}

    def send(self, line):
        """Takes a line; never waits."""
        with self._changed:
            if self._closing or len(self._lines) >= self._most_lines or self._bytes + len(line) > self._most_bytes:
                self._drop(1)
                return
            self._lines.append(line)
            self._bytes += len(line)
            if self._thread is None:  # not sooner: LiteLLM may fork after it has loaded us
                self._thread = threading.Thread(target=self._run, name="stillwatch-sender", daemon=True)
                self._thread.start()
            self._changed.notify()

    def close(self):
        """Sends what waits, as long as that works, and counts the rest as dropped."""
        with self._changed:
            self._closing = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _drop(self, lines):
        self._lost("dropped", lines)

    def _lost(self, how, lines):
        before = self.counts[how]
        self.counts[how] += lines
        if doubled(before, self.counts[how]):
            LOG.warning("%d exchanges %s so far", self.counts[how], how)

    def _run(self):
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._lines or self._closing)
                if not self._lines:
                    return
                batch = self._batch()
            delivered = self._deliver(batch)
            with self._changed:
                self._bytes -= sum(map(len, batch))
                if not delivered:
                    self._drop(len(batch) + len(self._lines))
                    self._lines.clear()

    def _batch(self):
        batch, size = [], 0
        while self._lines and len(batch) < self.LINES_AT_ONCE and size < self.BYTES_AT_ONCE:
            batch.append(self._lines.popleft())
            size += len(batch[-1])
        return batch

    def _deliver(self, batch):
        """Tries until the batch is delivered or never will be; once we are closing, one last time."""
        if self._done(batch):
            return True
        LOG.warning("Stillwatch takes no exchanges; %d wait", len(batch) + len(self._lines))
        pause = 0.1
        while not self._done(batch):
            with self._changed:
                closing = self._changed.wait_for(lambda: self._closing, pause)
            if closing:
                return self._done(batch)
            pause = min(2 * pause, self.LONGEST_PAUSE)
        return True

    def _done(self, batch):
        try:
            status, body = self._service.post("/v1/exchanges", b"\n".join(batch), self.SECONDS)
        except (OSError, http.client.HTTPException):
            return False
        if status == 429 or status >= 500:
            return False
        if status == 200:
            self._receipt(body)
        else:
            self._lost("refused", len(batch))
        return True

    def _receipt(self, body):
        try:
            receipt = json.loads(body)
            self.counts["accepted"] += receipt["accepted"]
            self.counts["rejected"] += sum(receipt["rejected"].values())
        except (ValueError, LookupError, TypeError, AttributeError):
            LOG.warning("Stillwatch gave a receipt that is none")


class StillwatchCallback(CustomLogger):
    """The callback.

    :param when_silent: what happens to a call when Stillwatch gives no decision in time: "let_through" (fails open) or "refuse"
        (fails closed, 503)
    """

    def __init__(self, service, when_silent="let_through", patience_seconds=0.05, sender=None):
        super().__init__()
        if when_silent not in ("let_through", "refuse"):
            raise ValueError("STILLWATCH_WHEN_SILENT is let_through or refuse")
        self._service = service
        self._when_silent = when_silent
        self._patience_seconds = patience_seconds
        self._askers = concurrent.futures.ThreadPoolExecutor(8, "stillwatch-asker")
        self.sender = sender or Sender(service)
        self.times_silent = 0
        atexit.register(self.sender.close)

    @classmethod
    def from_environment(cls):
        with open(os.environ["STILLWATCH_KEY_FILE"], encoding="ascii") as file:
            key = file.read().strip()
        if not key:
            raise ValueError("the file of STILLWATCH_KEY_FILE is empty")
        return cls(
            Service(os.environ.get("STILLWATCH_URL", "http://127.0.0.1:8787"), key),
            os.environ.get("STILLWATCH_WHEN_SILENT", "let_through"),
            float(os.environ.get("STILLWATCH_PATIENCE_MILLIS", "50")) / 1000,
        )

    # Before the call.

    async def async_pre_call_hook(self, user_api_key_dict, cache, data, call_type):
        account = account_of(user_api_key_dict)
        if account:
            measure = await self._measure(account)
            if measure is None:
                self._count_silence()
                if self._when_silent == "refuse":
                    raise Refused(503)
            elif measure not in GO_ON:  # also one that is not known here
                raise Refused(403)
        return data

    def _count_silence(self):
        self.times_silent += 1
        if doubled(self.times_silent - 1, self.times_silent):
            LOG.warning("no decision for %d calls so far: %s", self.times_silent, self._when_silent)

    async def _measure(self, account):
        """The measure, or None when there is none in time, whatever the reason."""
        ask = asyncio.get_running_loop().run_in_executor(self._askers, self._ask, account)
        try:
            return await asyncio.wait_for(ask, self._patience_seconds)
        except Exception:
            return None

    def _ask(self, account):
        question = json.dumps({"account": account}).encode()
        status, body = self._service.post("/v1/decide", question, self._patience_seconds)
        return json.loads(body)["measure"] if status == 200 else None

    # After the call.

    async def async_log_success_event(self, kwargs, response_obj, start_time, end_time):
        self._tell(kwargs)

    async def async_log_failure_event(self, kwargs, response_obj, start_time, end_time):
        self._tell(kwargs)

    def _tell(self, kwargs):
        payload = kwargs.get("standard_logging_object")
        if payload:
            self.sender.send(line_of(payload))


def account_of(user):
    """Whose call it is, in the order in which Stillwatch reads LiteLLM's records: the user of the key, else its team, else the hash of
    the key. A key that is not hashed stays here."""
    hashed = user.api_key if re.fullmatch("[0-9a-fA-F]{64}", user.api_key or "") else None
    return user.user_id or user.team_id or hashed


def line_of(payload):
    """One line for Stillwatch, which recognises LiteLLM's payload by `call_type` and `hidden_params`."""
    kept = {name: payload.get(name) for name in FIELDS}
    kept["metadata"] = {name: (payload.get("metadata") or {}).get(name) for name in METADATA}
    kept["error_information"] = {name: (payload.get("error_information") or {}).get(name) for name in ERROR}
    kept["hidden_params"] = {}
    return json.dumps(kept, default=str).encode()


proxy_handler = StillwatchCallback.from_environment()
