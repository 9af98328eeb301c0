# SPDX-License-Identifier: Apache-2.0
"""The base class of LiteLLM's callbacks, as far as the example uses it."""


class CustomLogger:
    def __init__(self):
        pass
