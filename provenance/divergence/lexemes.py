"""Words as lexemes: what the forms and spellings of one word have in common."""

from __future__ import annotations

import functools

from provenance.text import spelling, stem

_IRREGULAR = """
arise:arose,arisen bear:bore,borne beat:beaten become:became begin:began,begun bend:bent bind:bound
bite:bit,bitten bleed:bled blow:blew,blown break:broke,broken bring:brought build:built buy:bought
catch:caught choose:chose,chosen come:came deal:dealt dig:dug draw:drew,drawn drive:drove,driven
eat:ate,eaten fall:fell,fallen feed:fed feel:felt fight:fought find:found flee:fled fly:flew,flown
forbid:forbade,forbidden free:freed,freeing forget:forgot,forgotten freeze:froze,frozen get:got,gotten give:gave,given
go:went,gone grow:grew,grown hang:hung hear:heard hide:hid,hidden hold:held keep:kept know:knew,known
lay:laid lead:led leave:left lend:lent lose:lost make:made mean:meant meet:met pay:paid
ride:rode,ridden ring:rang,rung rise:rose,risen run:ran say:said see:saw,seen seek:sought sell:sold
send:sent shake:shook,shaken shoot:shot shrink:shrank,shrunk sing:sang,sung sink:sank,sunk sit:sat
sleep:slept slide:slid speak:spoke,spoken speed:sped spend:spent stand:stood steal:stole,stolen
stick:stuck strike:struck,stricken swear:swore,sworn sweep:swept swim:swam,swum take:took,taken
teach:taught tear:tore,torn tell:told think:thought throw:threw,thrown understand:understood
wake:woke,woken wear:wore,worn win:won withdraw:withdrew,withdrawn write:wrote,written
overthrow:overthrew,overthrown undergo:underwent,undergone uphold:upheld withhold:withheld
woman:women man:men child:children person:people life:lives die:dead,dying,death lie:lying
"""
IRREGULAR = {
    form: base
    for base, _, forms in (entry.partition(":") for entry in _IRREGULAR.split())
    for form in forms.split(",")
}
"""Irregular form -> base form."""


def listed(words: str) -> frozenset[str]:
    """Words parted by white space, as a set."""
    return frozenset(words.split())


def keyed(words: str) -> frozenset[str]:
    """Words in their base form, parted by white space, as the set of their keys."""
    return frozenset(key(word) for word in words.split())


@functools.lru_cache(maxsize=100_000)
def key(norm: str) -> str:
    """What two forms of one word share: the stem of its base form in one spelling."""
    bare = norm.removesuffix("'s")
    return stem(spelling(IRREGULAR.get(bare, bare)))
