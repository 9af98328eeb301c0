# SPDX-License-Identifier: Apache-2.0
"""Writes a configuration of medallion, the reference server, with one empty collection."""
import json
import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
data = folder / "data.json"
collection = {
    "id": "365fed99-08fa-fdcd-a1b3-fb247eb41d01",
    "title": "Open",
    "can_read": True,
    "can_write": True,
    "media_types": ["application/stix+json;version=2.1"],
    "objects": [],
    "manifest": [],
}
information = {
    "title": "Root",
    "versions": ["application/taxii+json;version=2.1"],
    "max_content_length": 10485760,
}
data.write_text(
    json.dumps(
        {
            "/discovery": {"title": "Peer", "default": "root", "api_roots": ["root"]},
            "root": {"information": information, "status": [], "collections": [collection]},
        }
    )
)
(folder / "config.json").write_text(
    json.dumps(
        {
            "backend": {
                "module": "medallion.backends.memory_backend",
                "module_class": "MemoryBackend",
                "filename": str(data),
                "interop_requirements": False,
            },
            "users": {"partner": "correct horse"},
            "taxii": {"max_page_size": 20},
        }
    )
)
