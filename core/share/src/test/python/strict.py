"""Reads a bundle with python-stix2 in strict mode, object by object, and says how many it took.

Our extension is registered with it first, as any consumer of it would; nothing else is custom.
"""
import json
import sys

import stix2
from stix2 import properties as p

DEFINITION = "extension-definition--e52fec14-2d75-4a6a-8584-0f4ce50ee168"


@stix2.v21.CustomExtension(
    DEFINITION,
    [
        ("extension_type", p.StringProperty(required=True)),
        ("template_fingerprint", p.DictionaryProperty(spec_version="2.1")),
        ("capability", p.StringProperty()),
        ("traffic_profile", p.DictionaryProperty(spec_version="2.1")),
        ("ja4", p.StringProperty()),
        ("ja4h", p.StringProperty()),
        ("corroboration", p.DictionaryProperty(spec_version="2.1")),
        ("attribution", p.DictionaryProperty(spec_version="2.1")),
    ],
)
class Evidence:
    pass


objects = json.load(open(sys.argv[1], encoding="utf-8"))["objects"]
taken = 0
for one in objects:
    try:
        parsed = stix2.parse(one, allow_custom=False, version="2.1")
    except Exception as e:  # whatever the peer says is the message of our test
        print(f"{one['id']}: {type(e).__name__}: {e}")
        continue
    taken += 1
    if one["type"] in ("ipv4-addr", "ipv6-addr", "autonomous-system", "network-traffic", "domain-name"):
        again = type(parsed)(**{k: v for k, v in parsed.items() if k != "id"})
        if again.id != one["id"]:
            print(f"{one['id']}: the peer calls it {again.id}")
print(f"{taken} of {len(objects)}")
