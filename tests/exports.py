"""Views for tests of the export formats, the hostile among them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from provenance.report import Report
from provenance.report.export import FORMATS, FolderFormat
from provenance.report.view import View
from tests import odd_piles, piles

_STAND_INS = {"\ue000": "\ud83d", "\ue001": "\n"}
"""Characters for those with which a pile cannot be made: half of a surrogate pair, a line break."""

HOSTILE = (
    *odd_piles.HOSTILE,
    "=HYPERLINK(1)",
    "+1+1",
    "-1-1",
    "@SUM(A1)",
    " =1+1",
    "＝1+1",
    "a;=1+1",
    "\t=1+1",
    "\r=1+1",
    '"quoted" \'single\' \\ back \\" both',
    "--> ]]> <!-- <![CDATA[ ?>",
    "`code` ``` ~~~ **bold** __under__ [link](http://x.example) ![i](x)",
    "a | b || c",
    "first\ue001\ue001# second\ue001- third\ue001> fourth\ue001    fifth",
    "&lt; &#60; &amp;amp; &copy; #quot; #35;",
    "http://x.example www.x.example a@x.example :smile: #tag $x$ ==y== ^z^",
    '"]; n0 -> evil; "',
    "%s {0} ${x} \\N \\G \\l",
    "end subgraph click n0 href",
    "\ufffe\uffff\u2028\u2029\x85",
    "\U000e0041\U0001f600",
    "half \ue000 of a pair",
    "x" * 5000,
)
"""Strings that no format may take for anything but text; one holds half of a surrogate pair."""


def hostile() -> View:
    """A report in which each string stands in every field that comes from outside."""
    report = Report.of(odd_piles.hostile(HOSTILE), {})
    texts = {key: _replaced(text) for key, text in report.view.texts.items()}
    return View(_replaced(report.document), texts)


def _replaced(value: Any) -> Any:
    """``value`` with each stand-in replaced, wherever it stands; no text changes its length."""
    dumped = json.dumps(value)
    for stand_in, char in _STAND_INS.items():
        dumped = dumped.replace(json.dumps(stand_in)[1:-1], json.dumps(char)[1:-1])
    return json.loads(dumped)


def across_claims() -> View:
    """A divergence that points into another claim, as that of a headline beside its body does."""
    view = Report.of(odd_piles.every_divergence(), {}).view
    (claim,) = view.claims.values()
    other = {
        **claim,
        "id": "other",
        "mentions": [{**claim["mentions"][1], "id": "elsewhere"}],
        "divergences": [],
    }
    change = claim["divergences"][0]
    pointing = {**claim, "divergences": [{**change, "right": {**change["right"], "mention": "elsewhere"}}]}
    return View({**view.document, "claims": [pointing, other]}, view.texts)


VIEWS: dict[str, Callable[[], View]] = {
    "teaching": lambda: Report.of(piles.teaching(), {}).view,
    "without texts": lambda: Report(Report.of(piles.teaching(), {}).document).view,
    "every divergence": lambda: Report.of(odd_piles.every_divergence(), {}).view,
    "across claims": across_claims,
    "hostile": hostile,
    "cycle": lambda: Report.of(odd_piles.cycle(), {}).view,
    "single": lambda: Report.of(odd_piles.single(), {}).view,
    "empty": lambda: Report.of(odd_piles.empty(), {}).view,
}


def text(view: View, name: str) -> str:
    """The export of a format of one text."""
    chosen = FORMATS[name]
    assert not isinstance(chosen, FolderFormat)
    return chosen.render(view)


def files(view: View, name: str) -> dict[str, bytes]:
    """The export of a format of several files."""
    chosen = FORMATS[name]
    assert isinstance(chosen, FolderFormat)
    return dict(chosen.render(view))
