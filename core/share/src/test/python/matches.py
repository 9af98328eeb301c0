"""Reads lines of patterns and says of each whether the reference parser of OASIS takes it."""
import sys

from stix2patterns.validator import run_validator

for line in open(sys.argv[1], encoding="utf-8"):
    print("no" if run_validator(line.rstrip("\n"), stix_version="2.1") else "yes")
