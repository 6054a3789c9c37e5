#!/usr/bin/env bash
# A conditional put with obstore: replace an object only if it is still the one that a put just wrote.
# Most would guess: what put returns can be given as the mode of the next put; both are a dictionary of e_tag and version, and both
#   are declared to allow None.
# What happens: a store without object versions returns version None, and None is refused as the mode's version with a TypeError.
#   The key must be left out.
# Versions: obstore 0.12.1, Python 3.11. Seen 2026-11-29 with the memory store, and with S3 before a SeaweedFS 4.48.
# Source: obstore documentation, "obstore.PutResult" and "obstore.UpdateVersion".
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q obstore==0.12.1 2>/dev/null
cat > "$folder/run.py" <<'PY'
import sys
from importlib.metadata import version
import obstore
from obstore.store import MemoryStore

store = MemoryStore()
written = obstore.put(store, "pointer", b"1")
try:
    obstore.put(store, "pointer", b"2", mode=written)
    said = "accepted"
except TypeError as error:
    said = f"TypeError: {error}"
again = obstore.put(store, "pointer", b"2", mode={"e_tag": written["e_tag"]})
print("obstore", version("obstore"))
print("put returned", written, "- given back as the mode:", said)
print("without the key version:", again)
sys.exit(0 if written["version"] is None and said.startswith("TypeError") and again["e_tag"] != written["e_tag"] else 1)
PY
cd "$folder" && venv/bin/python run.py
