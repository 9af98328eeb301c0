"""Asks the package of MISP about its own warninglists: a line for each list, with values and hits."""
import json
import pathlib

import pymispwarninglists

folder = pathlib.Path(pymispwarninglists.__file__).parent / "data/misp-warninglists/lists"
for file in sorted(folder.glob("*/list.json")):
    data = json.loads(file.read_text(encoding="utf-8"))
    entries = data["list"]
    places = sorted({0, len(entries) // 3, len(entries) // 2, len(entries) - 1})
    sample = [entries[i] for i in places if 0 <= i < len(entries)]  # one of them is empty
    kind = data["type"]
    if kind == "cidr":
        values = [e.split("/")[0] for e in sample] + ["99.1.2.3", "2a00::1"]
    elif kind == "hostname":
        values = [e.lstrip(".") for e in sample] + ["no-such-name.invalid"]
    elif kind == "regex":
        values = ["no such value"]
    else:
        values = list(sample) + ["no such value"]
    peer = pymispwarninglists.WarningList(data, slow_search=True)
    asked = [{"value": v, "hit": bool(v in peer)} for v in values]
    print(json.dumps({"file": str(file), "entries": len(entries), "attribute": (data["matching_attributes"] or ["x"])[0], "asked": asked, "dotted": "".join(f" {e[1:]} " for e in sample if e.startswith("."))}))
