"""A pile of a few families of articles, as findings: what most tests of the report look at."""

from __future__ import annotations

from provenance.model import (
    Evidence,
    Findings,
    Fingerprint,
    Side,
    Skipped,
    Span,
    TitleDivergence,
)
from tests.findings import Pile, cited, held, origin


def _co_descendants(pile: Pile) -> None:
    """Two articles of one text that nobody holds: Kyodo News → Sputnik → both."""
    kyodo, sputnik = pile.source("Kyodo News"), pile.source("Sputnik")
    bare = pile.article(
        "ferry/undated.txt",
        "MAJOR: Two Ports Scrap Ferry Pact Days Before It Lapses\n"
        "The port authorities of Omura and Tongyeong failed to prolong their ferry agreement on Sunday, "
        "the Kyodo news agency reported.\n"
        "Japan’s news agency specified that the talks were held behind closed doors.\n"
        "Tongyeong has been refusing to renew the ferry agreement since August.\n"
        "Envoy Marta Ruiz warned that the lapse would only “play into the hands of smugglers”.\n"
        "Subscribe to our newsletter\n",
    )
    trend = pile.article(
        "ferry/trend.txt",
        "Two ports fail to agree to renew ferry pact days before it lapses\n"
        "The port authorities of Omura and Tongyeong failed to prolong their ferry agreement on Sunday, "
        "Trend reports citing Sputnik.\n"
        "Japan’s news agency specified that the talks were held behind closed doors.\n"
        "Tongyeong refused to renew the ferry agreement in August.\n"
        "Envoy Marta Ruiz warned that the lapse would only play into the hands of smugglers.\n",
        outlet="Trend",
        published="2021-05-16T13:43:00+04:00",
        url="https://trend.example/ferry",
    )
    pile.credit(bare, kyodo, "the Kyodo news agency reported", "reported")
    pile.credit(trend, sputnik, "Trend reports citing Sputnik", "citing")
    pile.drop(bare, "Subscribe to our newsletter", "newsletter")
    pile.fingerprints.append(
        Fingerprint(
            kind="orphan-reference",
            text="Japan’s news agency",
            note="refers to a source that only the other article names",
            places=(pile.place(bare, "Japan’s news agency"), pile.place(trend, "Japan’s news agency")),
        )
    )
    both = Evidence(
        rule="orphan-reference",
        note="Both say “Japan’s news agency”, which only one of them introduces.",
        places=(pile.place(bare, "Japan’s news agency"), pile.place(trend, "Japan’s news agency")),
    )
    credit = Evidence(
        rule="credit",
        note="The article credits Sputnik.",
        places=(pile.place(trend, "Trend reports citing Sputnik"),),
    )
    kyodo_credit = Evidence(
        rule="credit",
        note="The article credits Kyodo News.",
        places=(pile.place(bare, "the Kyodo news agency reported"),),
    )
    shared = pile.derive(held(trend), held(bare), "shares-source", both)
    chain = (
        pile.derive(held(trend), cited(sputnik), "cites", credit),
        pile.derive(held(bare), cited(kyodo), "cites", kyodo_credit),
        pile.derive(cited(sputnik), cited(kyodo), "cites", both),
    )
    from_kyodo = origin(kyodo, "cited", "Kyodo News is the farthest source that the articles credit.")
    lead = "The port authorities of Omura and Tongyeong failed to prolong their ferry agreement on Sunday"
    pair = (
        pile.mention(
            bare,
            lead,
            pile.attribution(
                bare, "the Kyodo news agency reported", "the Kyodo news agency", "reported", kyodo
            ),
        ),
        pile.mention(
            trend, lead, pile.attribution(trend, "Trend reports citing Sputnik", "Sputnik", "citing", sputnik)
        ),
    )
    swapped = pile.differ(
        "attribution",
        "minor",
        (pair[0], "the Kyodo news agency reported"),
        (pair[1], "Trend reports citing Sputnik"),
        "the same claim is owed to another source",
    )
    pile.claim(pair, from_kyodo, derivations=(*chain, shared), divergences=(swapped,))
    talks = "the talks were held behind closed doors"
    orphans = [
        pile.mention(
            one,
            talks,
            pile.attribution(one, "Japan’s news agency specified", "Japan’s news agency", "specified", None),
        )
        for one in (bare, trend)
    ]
    pile.claim(orphans, from_kyodo, derivations=(*chain, shared))
    august = (
        pile.mention(bare, "Tongyeong has been refusing to renew the ferry agreement since August."),
        pile.mention(trend, "Tongyeong refused to renew the ferry agreement in August."),
    )
    changes = (
        pile.differ(
            "temporal",
            "substantive",
            (august[0], "since August"),
            (august[1], "in August"),
            "the refusal began in August and goes on | it happened in August",
        ),
        pile.differ(
            "wording", "minor", (august[0], "has been refusing"), (august[1], "refused"), "another wording"
        ),
    )
    pile.claim(august, from_kyodo, derivations=(*chain, shared), divergences=changes)
    warned = (
        pile.mention(bare, "the lapse would only “play into the hands of smugglers”"),
        pile.mention(trend, "the lapse would only play into the hands of smugglers"),
    )
    marks = pile.differ(
        "quotation",
        "substantive",
        (warned[0], "“play into the hands of smugglers”"),
        (warned[1], "play into the hands of smugglers"),
        "quotation marks are lost",
    )
    pile.claim(warned, from_kyodo, derivations=(*chain, shared), divergences=(marks,))


def _wire_family(pile: Pile) -> None:
    """A wire story that is held, and four copies of it."""
    lead = "A rockfall closed the Velm tunnel and trapped 14 lorries"
    reuters = pile.article(
        "tunnel/reuters.txt",
        f"Rockfall closes Alpine tunnel\n{lead}, police chief Ana Brandt told Reuters.\n",
        outlet="Reuters",
        published="2022-02-01T06:10:00+00:00",
    )
    told = Evidence(
        rule="told-outlet",
        note="A speaker told the outlet itself.",
        places=(pile.place(reuters, "told Reuters"),),
    )
    pile.own[reuters] = [told]
    source = pile.source("Reuters")
    brandt = pile.source("Ana Brandt", "person")
    first = pile.mention(
        reuters,
        lead,
        pile.attribution(
            reuters,
            "police chief Ana Brandt told Reuters",
            "police chief Ana Brandt",
            "told",
            brandt,
            "speaker",
        ),
    )
    mentions, derivations, changes = [first], [], []
    copies = (("ABC News", 14), ("The Hindu", 14), ("Straits Times", 40), ("Euronews", 14))
    for hour, (outlet, lorries) in enumerate(copies, 7):
        words = lead.replace("14", str(lorries))
        copy = pile.article(
            f"tunnel/{outlet.casefold().replace(' ', '-')}.txt",
            f"Tunnel closed\n{words}, Reuters reported.\n",
            outlet=outlet,
            published=f"2022-02-01T{hour:02}:00:00+00:00",
        )
        pile.credit(copy, source, "Reuters reported", "reported")
        made = pile.mention(
            copy, words, pile.attribution(copy, "Reuters reported", "Reuters", "reported", source)
        )
        evidence = Evidence(
            rule="text-reuse", note="The lead is the same word for word.", places=(pile.place(copy, words),)
        )
        derivations.append(pile.derive(held(copy), held(reuters), "copies", evidence))
        mentions.append(made)
        if lorries != 14:
            sides = (first, "14 lorries"), (made, f"{lorries} lorries")
            changes.append(pile.differ("numeric", "substantive", *sides, f"14 against {lorries}"))
    pile.claim(
        mentions,
        origin(source, "earliest", "The earliest report; all others credit it.", article=reuters),
        derivations=derivations,
        divergences=changes,
    )


def _independent(pile: Pile) -> None:
    """One claim that two outlets gathered each for itself."""
    words = (
        "the harbour bridge will stay shut until Friday",
        "the bridge in the harbour remains closed to Friday",
    )
    made = []
    for outlet, said in zip(("AFP", "EFE"), words, strict=True):
        article = pile.article(
            f"bridge/{outlet.casefold()}.txt",
            f"Bridge shut\nA foreman told {outlet} that {said}.\n",
            outlet=outlet,
            published="2023-09-04",
            precision="day",
        )
        pile.own[article] = [
            Evidence(
                rule="told-outlet", note="A speaker told it.", places=(pile.place(article, f"told {outlet}"),)
            )
        ]
        made.append(pile.mention(article, said))
    spelled = pile.differ("wording", "cosmetic", (made[0], "shut"), (made[1], "closed"), "a synonym")
    pile.claim(
        made,
        origin(
            "afp",
            "earliest",
            "AFP and EFE each report it on their own.",
            article=made[0].article,
            confidence=0.6,
        ),
        standing="corroborated",
        divergences=(spelled,),
        origins=2,
    )


def _undetermined(pile: Pile) -> None:
    """One claim whose articles say nothing of where they have it."""
    made = []
    for name in ("forum/post.txt", "forum/reply.txt"):
        article = pile.article(name, "A thread\nThe lighthouse at Corvo was sold to a hotel chain.\n")
        made.append(pile.mention(article, "The lighthouse at Corvo was sold to a hotel chain."))
    pile.claim(
        made,
        origin(None, "undetermined", "Neither article has a date or names a source.", confidence=0.0),
        standing="unattributed",
        origins=0,
        unknown=2,
        notes=("The two texts are the same; which was first cannot be told.",),
    )


def teaching() -> Findings:
    """The four families in one pile, with claims of one article, a title divergence and skipped inputs."""
    pile = Pile()
    _co_descendants(pile)
    _wire_family(pile)
    _independent(pile)
    _undetermined(pile)
    solo = pile.article(
        "rates.html",
        "The central bank left its rate where it was.\nMarkets had expected as much.\n",
        title="Central bank stuns markets",
        outlet="Daily Ledger",
        published="2023-09",
        precision="month",
        notes=("two dates were given: 2023-09-04 and 2023-09-05",),
    )
    kept = pile.mention(solo, "The central bank left its rate where it was.")
    pile.claim((kept,), origin("daily-ledger", "only-mention", "Only this article says so.", article=solo))
    pile.titles.append(
        TitleDivergence(
            article=solo,
            severity="substantive",
            title=Span(start=13, end=26),
            text="stuns markets",
            body=Side(
                mention=kept.id,
                span=pile.find(solo, "left its rate where it was"),
                text="left its rate where it was",
            ),
            note="the title says more than the text",
        )
    )
    pile.skipped += [
        Skipped(name="photo.txt", reason="binary data, not text"),
        Skipped(name="empty.txt", reason="empty"),
    ]
    return pile.findings()
