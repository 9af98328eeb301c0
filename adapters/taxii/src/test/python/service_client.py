# SPDX-License-Identifier: Apache-2.0
"""Reads the outbox and adds to the inbox of a service with taxii2-client, as its users do, and prints what it saw as JSON."""
import json
import sys

from taxii2client.v21 import Server, as_pages

discovery, name, password, objects = sys.argv[1:5]
server = Server(discovery, user=name, password=password)
root = server.api_roots[0]
collections = {c.title: c for c in root.collections}
reports = next(c for c in root.collections if c.can_read)
inbox = next(c for c in root.collections if c.can_write)
status = inbox.add_objects(json.load(open(objects)))
again = root.get_status(status.id)
pages = list(as_pages(reports.get_objects, per_request=100))
ids = [o["id"] for page in pages for o in page.get("objects", [])]
manifest = [
    o["id"] for page in as_pages(reports.get_manifest, per_request=100) for o in page["objects"]
]
print(
    json.dumps(
        {
            "titles": sorted(collections),
            "status": again.status,
            "successes": again.success_count,
            "ids": ids,
            "pages": len(pages),
            "manifest": manifest,
        }
    )
)
