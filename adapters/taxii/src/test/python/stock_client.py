# SPDX-License-Identifier: Apache-2.0
"""Reads and adds with taxii2-client, as its users do, and prints what it saw as JSON."""
import json
import sys

from taxii2client.v21 import Server, as_pages

discovery, name, password, objects = sys.argv[1:5]
server = Server(discovery, user=name, password=password)
collection = server.api_roots[0].collections[0]
status = collection.add_objects(json.load(open(objects)))
pages = list(as_pages(collection.get_objects, per_request=30))
ids = [o["id"] for page in pages for o in page.get("objects", [])]
manifest = [
    o["id"] for page in as_pages(collection.get_manifest, per_request=30) for o in page["objects"]
]
one = collection.get_object(ids[0])
versions = collection.object_versions(ids[0])
after = collection.get_manifest(limit=1)["objects"][0]["date_added"]
rest = collection.get_objects(added_after=after)
collection.delete_object(ids[0])
print(
    json.dumps(
        {
            "title": collection.title,
            "status": status.status,
            "successes": status.success_count,
            "ids": ids,
            "pages": len(pages),
            "manifest": manifest,
            "one": [o["id"] for o in one["objects"]],
            "versions": versions["versions"],
            "rest": len(rest["objects"]),
            "left": len(collection.get_objects()["objects"]),
        }
    )
)
