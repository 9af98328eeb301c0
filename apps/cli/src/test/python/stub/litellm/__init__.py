# SPDX-License-Identifier: Apache-2.0
"""Stands in for LiteLLM where it is not installed: the example needs one base class of it."""
