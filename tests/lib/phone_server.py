"""The phones' two routes alone, served as app.py serves them: a process that a test may kill.

Usage: phone_server.py PORT, with the store in LSTDASH_DATABASE_URL.
"""

from __future__ import annotations

import sys

import uvicorn
from starlette.applications import Starlette

from lstdash.questions.workshop.routes import phones

if __name__ == "__main__":
    uvicorn.run(Starlette(routes=phones.routes()), host="127.0.0.1", port=int(sys.argv[1]), log_level="error", access_log=False)
