"""Pieces of patterns that page furniture is made of: names, dates, sections, networks."""

from __future__ import annotations

PROPER = r"(?-i:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*| de| van| von| der| al| bin| of| the){0,4})"
"""A proper name of one to five words."""

PEOPLE = rf"{PROPER}(?:(?:, and |, | and | & |; ){PROPER}){{0,6}}"
"""A list of names."""

AGENCY = (
    r"(?-i:AP|AFP|A\.F\.P\.|Reuters|REUTERS|EPA|EFE|UPI|TASS|Xinhua|Getty(?: Images)?|Bloomberg|Corbis"
    r"|Landov|Shutterstock|Alamy|iStock|Zuma|NurPhoto|Anadolu|Pool|POOL)"
)
"""Agencies that sign pictures."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? )?"
_DATE = (
    rf"{_WEEKDAY}(?:\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})"
)
_ZONE = r"(?: ?\(?(?:(?-i:[A-Z]{1,5}))?(?:[+-]\d{1,2}(?::?\d\d)?)?\)?)?"
_CLOCK = rf"(?:at )?(?:\d{{1,2}}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\.?)?|\d{{1,2}} ?[ap]\.?m\.?){_ZONE}"
_AGO = (
    r"(?:\d{1,3} (?:sec|min|hour|hr|day|week|month|year)[a-z]{0,4}\.? ago"
    r"|(?-i:[Tt]oday|[Yy]esterday)|just now)"
)
_WHEN = rf"(?:{_DATE}|{_CLOCK}|{_AGO})"

STAMP = rf"{_WHEN}(?:(?:,? |,|\s?[|•·/–—-]\s?)(?:on )?{_WHEN}){{0,3}}"
"""A date, a time of day, "2 hours ago", or several of them."""

STAMPED = r"(?:(?:first )?published|posted|created|issued|date|(?:last )?(?:updated?|modified))(?: on| at)?"
"""The label of a date line."""

SECTION = r"(?-i:[A-Z][\w&’']*(?: [A-Z&][\w&’']*| and| of| in){0,3})"
"""A section's name in title case."""

DESK = (
    r"(?:analysis|opinion|commentary|editorial|exclusive|breaking(?: news)?|developing|watch|video|live"
    r"|photos?|photo gallery|world|politics|business|sports?|economy|news|top news|world news|society|health"
    r"|science|technology|culture|environment|asia|europe|africa|middle east|americas)"
)
"""Desks of a newsroom and kinds of piece, as they stand above headlines."""

NETWORK = (
    r"(?:facebook|twitter|telegram|instagram|youtube|whatsapp|linkedin|google(?: news| discover)?|tiktok"
    r"|viber|weibo|vkontakte|social media|flipboard|threads|x)\b"
)
"""Networks on which readers are asked to follow."""

SHARING = (
    r"(?:facebook|twitter|x|whatsapp|telegram|pinterest|linkedin|reddit|e-?mail|tumblr|viber|instagram"
    r"|youtube|messenger|print|copy link|share|tweet|pin it|pin|post|save|flipboard|vk|line|comment|sms"
    r"|google\+?|mail)"
)
"""Buttons of share bars."""
