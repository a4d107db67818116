"""What matters, in a few sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.text import Text

from provenance.report.terminal.divergence import apparatus, repeated
from provenance.report.terminal.layout import STANDING_STYLES, Line, join, line, plain, styled
from provenance.report.terminal.names import NOT_HELD, is_held, source
from provenance.report.view import Json, View
from provenance.report.wording import counted, safe, shortened

_TOP = 6
"""Entries of a list before it says how many more there are."""
_BULLET = "• "

_STANDINGS = {
    "corroborated": ("is corroborated by independent origins", "are corroborated by independent origins"),
    "single-origin": ("rests on a single origin", "rest on a single origin"),
    "contested": ("is contested", "are contested"),
    "unattributed": ("has no established origin", "have no established origin"),
}
"""Each standing as said of one claim and of more."""


def summary(view: View) -> Iterator[Line]:
    """How much there is, how it stands, who is behind it, what changed, what was skipped."""
    yield _counts(view)
    if view.shared:
        yield _standings(view)
        yield from _origins(view)
    yield from _substance(view)
    yield from _fingerprints(view)
    yield from _skipped(view)


def _counts(view: View) -> Line:
    shared = len(view.shared)
    text = styled(counted(len(view.articles), "article"), "bold")
    if not view.claims:
        return line(text.append(", no claims."), _BULLET)
    text.append(f", {counted(len(view.claims), 'claim')}; ").append(
        f"{shared:,}" if shared else "none", style="bold"
    )
    return line(text.append(f" {'is' if shared == 1 else 'are'} made by more than one article."), _BULLET)


def _standings(view: View) -> Line:
    counts = Counter(claim["standing"] for claim in view.shared)
    pieces = [
        styled(f"{counts[standing]:,} {one if counts[standing] == 1 else more}", STANDING_STYLES[standing])
        for standing, (one, more) in _STANDINGS.items()
        if counts[standing]
    ]
    return line(Text("Of these, ").append_text(join(pieces, "; ")).append("."), _BULLET)


def _origins(view: View) -> Iterator[Line]:
    for one, (claims, articles) in list(view.behind.items())[:_TOP]:
        held = "" if is_held(view, one) else f" ({NOT_HELD})"
        share = f"{counted(claims, 'shared claim')} in {counted(articles, 'article')}"
        yield line(source(view, one).append(f"{held} is the origin of {share}."), _BULLET)
    if len(view.behind) > _TOP:
        yield line(Text(f"… and {counted(len(view.behind) - _TOP, 'more origin')}."), _BULLET)


def _substance(view: View) -> Iterator[Line]:
    number = {claim["id"]: f" · claim {place}" for place, claim in enumerate(view.shared, 1)}
    found = [(one, number.get(claim["id"], "")) for claim, one in view.divergences("substantive")]
    titles = [one for article in view.articles.values() for one in article.get("title_divergences", [])]
    found += [(one, "") for one in titles if one["severity"] == "substantive"]
    if not found:
        nothing = "Nothing diverges in substance." if view.shared else "There is nothing to compare."
        yield line(Text(nothing), _BULLET)
        return
    yield line(styled(counted(len(found), "substantive divergence"), "bold red").append(":"), _BULLET)
    where = {id(one): after for one, after in found}
    distinct = repeated(one for one, _ in found)
    for one, times in distinct[:_TOP]:
        after = where[id(one)] + (f" · {times:,} times" if times > 1 else "")
        yield apparatus(view, one, indent=2, after=after)
    if len(distinct) > _TOP:
        yield line(Text(f"… and {len(distinct) - _TOP:,} more: --json lists all"), "  ")


def _fingerprints(view: View) -> Iterator[Line]:
    shared = [one for one in view.document["fingerprints"] if _spread(one) > 1]
    if not shared:
        return
    pieces = [
        Text.assemble(f"“{shortened(one['text'], 60)}” ", (f"({one['kind'].replace('-', ' ')})", "dim"))
        for one in shared[:_TOP]
    ]
    more = f" and {len(shared) - _TOP:,} more" if len(shared) > _TOP else ""
    yield line(Text("Marks of copying: ").append_text(join(pieces, ", ")).append(f"{more}."), _BULLET)


def _spread(fingerprint: Json) -> int:
    return len({place["article"] for place in fingerprint["places"]})


def _skipped(view: View) -> Iterator[Line]:
    skipped = view.document["skipped"]
    if not skipped:
        yield line(Text("Nothing was skipped."), _BULLET)
        return
    yield line(Text(f"{counted(len(skipped), 'input')} skipped:", style="yellow"), _BULLET)
    for one in skipped[:_TOP]:
        yield line(plain(one["name"]).append(f": {safe(one['reason'])}", style="dim"), "  ")
    if len(skipped) > _TOP:
        rest = Counter(one["reason"].split(":")[0] for one in skipped[_TOP:])
        kinds = join([plain(f"{count:,} × {reason}") for reason, count in rest.most_common(_TOP)], "; ")
        head = Text(f"… and {len(skipped) - _TOP:,} more (").append_text(kinds)
        yield line(head.append("; …" if len(rest) > _TOP else "").append("); --json lists all"), "  ")
