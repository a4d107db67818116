"""Other names of one bearer that the names themselves do not show."""

from __future__ import annotations

_ALIASES = """
gop = republican; grand old party = republican; labour party = labour; tory = conservative; tories =
conservative; uncle sam = united states; washington dc = united states; fed = federal reserve; white
house = united states; kremlin = russia; downing street = united kingdom; europe = european union; eu =
european union; burma = myanmar; holland = netherlands; czechia = czech republic; peking = china;
swaziland = eswatini; macedonia = north macedonia; isis = islamic state; isil = islamic state; daesh =
islamic state; obamacare = affordable care act; aca = affordable care act; scotus = supreme court; potus =
president; mi5 = security service; mi6 = secret intelligence service; feds = federal government
"""
ALIASES = {
    alias.strip(): name.strip()
    for alias, _, name in (entry.partition("=") for entry in " ".join(_ALIASES.split()).split(";"))
}
"""Another name -> the name, both in lower case."""
_NICKNAMES = """
ed eddie edward ned ted; bill billy liam will william; bert bob bobby rob robert; dick rich richard rick;
james jamie jim jimmy; jack john johnny jon; joe joey joseph; michael mick mike mikhail; thomas tom
tommy; charles charlie chuck; anthony tony; beth betty eliza elizabeth liz; maggie margaret meg peggy;
catherine cathy kate katherine kathy katie; alex alexander sandy sasha; andrew andy drew; ben benjamin
bibi; dan daniel danny; dave david; don donald; eugene gene; francis frank; fred frederick; gerald gerry
jerry; greg gregory; hank harry henry; jacob jake; jeff jeffrey; ken kenneth; larry lawrence; len
leonard; matt matthew; nicholas nick; pat patricia patty; paddy pat patrick; pete peter; phil philip; ray
raymond; ron ronald; sam samuel; stephen steve steven; sue susan; ted teddy theodore; tim timothy; vince
vincent; vladimir volodymyr vova; walt walter; zach zachary; debbie deborah; jen jennifer jenny; becky
rebecca; vicky victoria; chris christopher; mitch mitchell
"""
NICKNAMES = tuple(frozenset(group.split()) for group in _NICKNAMES.split(";"))
"""First names that can be one person's."""
