"""Loads the feed in a folder with PyMISP and compares its hashes with those that PyMISP makes."""
import json
import pathlib
import sys

from pymisp import MISPEvent

folder = pathlib.Path(sys.argv[1])
manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
hashes = [line.split(",") for line in (folder / "hashes.csv").read_text(encoding="utf-8").splitlines()]
for uuid, head in manifest.items():
    event = MISPEvent()
    event.load_file(folder / f"{uuid}.json")
    assert event.uuid == uuid
    assert event.info == head["info"]
    theirs = sorted(event.attributes_hashes("md5"))
    ours = sorted(h for h, of in hashes if of == uuid)
    print(f"{len(event.attributes)} attributes, hashes {'equal' if theirs == ours else (ours, theirs)}")
    print(" ".join(sorted({a.type for a in event.attributes})))
