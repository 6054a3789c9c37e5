"""Who may enter which room of the product: the rules that `test_layers` holds, the same as the map in docs/utveckling.md.

A rule is a path pattern and what a file there may import of ours, both with `{q}` for the question whose room it is, and what
from outside it may never import. The longest pattern that fits a file counts; a file without a rule is a fault.
"""

from __future__ import annotations

EVERYWHERE = (
    "lstdash.access.*",
    "lstdash.clock.*",
    "lstdash.errors.*",
    "lstdash.few.*",
    "lstdash.formats.*",
    "lstdash.numbers.*",
    "lstdash.order.*",
    "lstdash.same.*",
    "lstdash.terms.*",
    "lstdash.worked.*",
)

RULES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "app.py": (
        ("lstdash.web.*", "lstdash.views.*", "lstdash.login.*", "lstdash.engines.start.*", "lstdash.questions.*.routes.*"),
        ("duckdb", "pandas", "sqlalchemy", "plotly"),
    ),
    "pages/frame.py": (("lstdash.views.*", "lstdash.web.html.*"), ("duckdb", "pandas", "numpy", "sqlalchemy")),
    "pages/*.py": (
        (
            "lstdash.views.*",
            "lstdash.evidence.*",
            "lstdash.questions.*.views.*",
            "lstdash.questions.*.charts.*",
            "lstdash.questions.*.answers.*",
        ),
        ("duckdb", "pandas", "numpy", "sqlalchemy"),
    ),
    "lstdash/questions/*/model/*.py": (
        ("lstdash.questions.{q}.model.*", "lstdash.shared_model.*"),
        ("streamlit", "plotly", "duckdb", "pandas", "sqlalchemy", "datetime", "time", "random", "os"),
    ),
    "lstdash/questions/overview/answers/*.py": (
        ("lstdash.questions.*.answers.*", "lstdash.evidence.*", "lstdash.store.*", "lstdash.published.between_starts.*"),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/my_county/answers/*.py": (
        ("lstdash.questions.*.answers.*", "lstdash.shared_model.*", "lstdash.evidence.*", "lstdash.store.*"),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/yearly_account/answers/*.py": (  # the report's yearly account gathers what others follow up
        ("lstdash.questions.*.answers.*", "lstdash.questions.proposals.model.*", "lstdash.evidence.*", "lstdash.store.*"),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/update/answers/*.py": (  # the commands of the analyst, in a browser
        ("lstdash.questions.{q}.answers.*", "lstdash.extracts.*", "lstdash.catalog.*", "lstdash.published.*"),
        ("streamlit", "plotly", "duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/questions/*/answers/*.py": (
        (
            "lstdash.questions.{q}.answers.*",
            "lstdash.questions.{q}.model.*",
            "lstdash.shared_model.*",
            "lstdash.evidence.*",
            "lstdash.store.*",
            "lstdash.catalog.*",
            "lstdash.database.*",
            "lstdash.scenarios.*",
            "lstdash.workshop.*",
        ),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/*/charts/*.py": (
        (
            "lstdash.questions.{q}.charts.*",
            "lstdash.questions.{q}.answers.*",
            "lstdash.questions.{q}.model.*",
            "lstdash.shared_model.*",
            "lstdash.evidence.*",
            "lstdash.charts.*",
            "lstdash.exhibits.*",
        ),
        ("streamlit", "duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/overview/views/*.py": (  # the start page shows other questions' charts
        (
            "lstdash.questions.{q}.*",
            "lstdash.questions.*.charts.*",
            "lstdash.views.*",
            "lstdash.charts.*",
            "lstdash.exhibits.*",
            "lstdash.exports.*",
            "lstdash.evidence.*",
        ),
        ("duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/*/views/*.py": (
        (
            "lstdash.database.kept.*",  # what a kept row is; the answers read and write it
            "lstdash.workshop.entities.*",
            "lstdash.workshop.basis.*",
            "lstdash.workshop.kinds.*",
            "lstdash.catalog.*",
            "lstdash.questions.{q}.*",
            "lstdash.views.*",
            "lstdash.charts.*",
            "lstdash.exhibits.*",
            "lstdash.exports.*",
            "lstdash.evidence.*",
            "lstdash.store.*",
        ),
        ("duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/*/routes/*.py": (
        (
            "lstdash.questions.{q}.*",
            "lstdash.workshop.*",
            "lstdash.database.*",
            "lstdash.web.requests.*",
            "lstdash.web.guard.*",
            "lstdash.login.journal.*",
            "lstdash.web.lanes.*",
        ),
        ("duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/shared_model/*.py": (
        ("lstdash.shared_model.*",),
        ("streamlit", "plotly", "duckdb", "pandas", "sqlalchemy", "datetime", "time", "random", "os"),
    ),
    "lstdash/evidence/*.py": (
        ("lstdash.evidence.*", "lstdash.shared_model.*", "lstdash.store.*", "lstdash.catalog.*"),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/terms/*.py": (("lstdash.terms.*",), ("streamlit", "duckdb", "pandas", "sqlalchemy")),
    "lstdash/store.py": (
        ("lstdash.catalog.*", "lstdash.engines.*", "lstdash.published.*"),
        ("streamlit", "plotly", "pandas", "sqlalchemy", "openpyxl"),
    ),
    "lstdash/engines/*.py": (
        ("lstdash.engines.*", "lstdash.catalog.*", "lstdash.published.*"),
        ("streamlit", "plotly", "pandas", "sqlalchemy", "openpyxl"),
    ),
    "lstdash/engines/start.py": (("lstdash.engines.*", "lstdash.store.*"), ("streamlit", "plotly", "pandas", "sqlalchemy")),
    "lstdash/published/*.py": (("lstdash.published.*",), ("streamlit", "plotly", "pandas", "sqlalchemy", "openpyxl")),
    "lstdash/catalog/*.py": (("lstdash.catalog.*",), ("streamlit", "plotly", "pandas", "duckdb", "sqlalchemy", "openpyxl")),
    "lstdash/extracts/*.py": (
        ("lstdash.extracts.*", "lstdash.catalog.*", "lstdash.published.*"),
        ("streamlit", "plotly", "sqlalchemy"),
    ),
    "lstdash/database/*.py": (("lstdash.database.*",), ("streamlit", "plotly", "duckdb", "pandas")),
    "lstdash/scenarios/*.py": (("lstdash.scenarios.*", "lstdash.database.*"), ("streamlit", "plotly", "duckdb", "pandas")),
    "lstdash/notes/*.py": (("lstdash.notes.*", "lstdash.database.*"), ("streamlit", "plotly", "duckdb", "pandas")),
    "lstdash/workshop/basis.py": (("lstdash.workshop.*", "lstdash.store.*"), ("streamlit", "plotly", "duckdb", "pandas")),
    "lstdash/workshop/*.py": (("lstdash.workshop.*", "lstdash.database.*"), ("streamlit", "plotly", "duckdb", "pandas")),
    "lstdash/charts/*.py": (
        ("lstdash.charts.*", "lstdash.exhibits.*", "lstdash.evidence.*"),
        ("streamlit", "duckdb", "sqlalchemy"),
    ),
    "lstdash/exhibits.py": (("lstdash.evidence.citations.*",), ("streamlit", "duckdb", "sqlalchemy")),
    "lstdash/exports/*.py": (
        ("lstdash.exports.*", "lstdash.exhibits.*", "lstdash.charts.*", "lstdash.evidence.citations.*"),
        ("streamlit", "duckdb", "sqlalchemy"),
    ),
    "lstdash/views/*.py": (
        (
            "lstdash.workshop.entities.*",
            "lstdash.workshop.basis.*",
            "lstdash.workshop.kinds.*",
            "lstdash.catalog.counties.*",
            "lstdash.views.*",
            "lstdash.charts.*",
            "lstdash.exhibits.*",
            "lstdash.exports.*",
            "lstdash.evidence.*",
            "lstdash.scenarios.*",
            "lstdash.notes.*",
            "lstdash.database.place.*",  # whether there is anything to read, without the library
            "lstdash.store.*",
            "lstdash.panel.*",
            "lstdash.shared_model.levers.*",
            "lstdash.login.*",
        ),
        ("duckdb", "sqlalchemy"),
    ),
    "lstdash/views/who.py": (("lstdash.login.*", "lstdash.database.audit.*"), ("duckdb", "pandas", "sqlalchemy")),  # a type
    "lstdash/panel/*.py": ((), ("streamlit", "duckdb", "pandas", "sqlalchemy")),
    "lstdash/web/*.py": (
        (
            "lstdash.web.*",
            "lstdash.views.*",
            "lstdash.exports.*",
            "lstdash.panel.*",
            "lstdash.charts.LIBRARY.*",
            "lstdash.questions.*.routes.*",
            "lstdash.database.faults.*",
            "lstdash.login.*",
            "lstdash.undocumented.*",
        ),
        ("duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/web/daily.py": (("lstdash.database.*", "lstdash.workshop.retention.*"), ("duckdb", "pandas", "sqlalchemy")),
    "lstdash/web/health.py": (  # does what a page and a vote need
        ("lstdash.web.*", "lstdash.store.*", "lstdash.database.engine.*", "lstdash.database.limits.*"),
        ("duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/login/*.py": (
        ("lstdash.login.*", "lstdash.undocumented.*", "lstdash.database.faults.*", "lstdash.database.values.*"),
        ("plotly", "duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/login/journal.py": (("lstdash.login.*", "lstdash.database.*"), ("plotly", "duckdb", "pandas", "sqlalchemy")),
    "lstdash/login/ended.py": (("lstdash.login.*", "lstdash.database.*"), ("plotly", "duckdb", "pandas", "sqlalchemy")),
    "lstdash/cli/*.py": (
        (
            "lstdash.cli.*",
            "lstdash.extracts.*",
            "lstdash.catalog.*",
            "lstdash.published.*",
            "lstdash.database.*",
            "lstdash.workshop.*",
        ),
        ("streamlit", "plotly"),
    ),
    "lstdash/cli/journal.py": (
        ("lstdash.cli.*", "lstdash.database.*", "lstdash.exhibits.Sheet.*", "lstdash.exports.csv_file.*"),
        ("streamlit", "plotly"),
    ),
    "lstdash/questions/log/views/*.py": (
        ("lstdash.questions.{q}.*", "lstdash.views.*", "lstdash.exports.*", "lstdash.login.journal.*"),
        ("duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/update/views/*.py": (  # files are read in another thread, which tells how far it has come
        ("lstdash.questions.{q}.*", "lstdash.views.*", "lstdash.store.*", "lstdash.undocumented.*"),
        ("duckdb", "sqlalchemy"),
    ),
    "lstdash/questions/log/answers/*.py": (
        ("lstdash.questions.{q}.answers.*", "lstdash.database.*", "lstdash.exhibits.Sheet.*"),
        ("streamlit", "plotly", "duckdb", "sqlalchemy"),
    ),
    "lstdash/cli/serving.py": (
        (
            "lstdash.cli.*",
            "lstdash.web.serve.*",
            "lstdash.web.own_address.*",
            "lstdash.web.replicas.*",
            "lstdash.database.engine.*",
        ),
        ("duckdb", "pandas", "sqlalchemy"),
    ),
    "lstdash/__main__.py": (("lstdash.cli.*",), ()),
    "lstdash/order.py": ((), ("streamlit", "pandas", "sqlalchemy")),  # the alphabet that queries sort by
    "lstdash/undocumented.py": ((), ("duckdb", "pandas", "sqlalchemy")),
    "lstdash/*.py": ((), ("streamlit", "duckdb", "pandas", "sqlalchemy")),  # what is listed in EVERYWHERE
    "lstdash/questions/*/__init__.py": ((), ("streamlit", "duckdb", "pandas", "sqlalchemy")),
    "lstdash/questions/*.py": ((), ("streamlit", "duckdb", "pandas", "sqlalchemy")),  # the rooms' own words
    "lstdash/questions/*/*_spec.py": (  # worked examples: data and words, no rules
        ("lstdash.questions.{q}.answers.*", "lstdash.catalog.counties.*"),
        ("streamlit", "plotly", "duckdb", "pandas", "numpy", "sqlalchemy"),
    ),
}
