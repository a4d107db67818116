"""Numbers written in words and digits, multipliers, units, currencies, bound words."""

from __future__ import annotations

import re

_ONES = str.split(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_TENS = str.split("twenty thirty forty fifty sixty seventy eighty ninety")
CARDINALS = {word: number for number, word in enumerate(_ONES)} | {
    word: 10 * number for number, word in enumerate(_TENS, start=2)
}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5,
    "crore": 1e7, "dozen": 12.0, "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9,
    "bln": 1e9, "tn": 1e12,
    "trn": 1e12,
}  # fmt: skip
VAGUE = {
    "dozens": (24.0, 100.0), "scores": (40.0, 100.0), "hundreds": (1e2, 1e3), "thousands": (1e3, 1e4),
    "tens of thousands": (1e4, 1e5), "hundreds of thousands": (1e5, 1e6), "millions": (1e6, 1e7),
    "tens of millions": (1e7, 1e8), "hundreds of millions": (1e8, 1e9), "billions": (1e9, 1e10),
    "tens of billions": (1e10, 1e11), "hundreds of billions": (1e11, 1e12), "trillions": (1e12, 1e13),
}  # fmt: skip
"""Plurals that only tell an order of magnitude, and the range they can mean."""

_CURRENCY_SIGNS = {
    "us$": "USD", "a$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD",
    "r$": "BRL", "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH", "₪": "ILS", "₦": "NGN", "rs.": "INR", "rs": "INR", "usd": "USD", "eur": "EUR",
    "gbp": "GBP", "jpy": "JPY",
    "cny": "CNY", "rmb": "CNY", "inr": "INR", "rub": "RUB", "krw": "KRW", "chf": "CHF", "aud": "AUD",
    "cad": "CAD",
}  # fmt: skip
_CURRENCY_WORDS = {
    "us dollars": "USD", "u.s. dollars": "USD", "american dollars": "USD", "canadian dollars": "CAD",
    "australian dollars": "AUD", "dollars": "USD", "dollar": "USD", "bucks": "USD", "euros": "EUR",
    "euro": "EUR",
    "pounds sterling": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "rubles": "RUB",
    "roubles": "RUB",
    "rouble": "RUB", "ruble": "RUB", "rupees": "INR", "won": "KRW", "swiss francs": "CHF", "francs": "CHF",
    "pesos": "peso", "lira": "TRY", "liras": "TRY", "hryvnia": "UAH", "hryvnias": "UAH", "shekels": "ILS",
    "naira": "NGN", "rand": "ZAR", "reais": "BRL", "zlotys": "PLN", "zloty": "PLN", "kronor": "SEK",
    "kroner": "krone", "manat": "AZN", "manats": "AZN", "dirhams": "AED", "riyals": "SAR", "rials": "IRR",
    "tenge": "KZT", "cents": "cent", "pence": "penny", "usd": "USD", "eur": "EUR", "gbp": "GBP",
}  # fmt: skip
_MEASURES = {
    "km": "km kms kilometer kilometers kilometre kilometres", "m": "m meter meters metre metres",
    "cm": "cm centimeter centimeters centimetre centimetres",
    "mm": "mm millimeter millimeters millimetre millimetres",
    "mile": "mi mile miles", "foot": "ft foot feet", "inch": "in. inch inches", "yard": "yard yards",
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes", "g": "gram grams gramme grammes",
    "t": "ton tons tonne tonnes", "pound": "pound pounds", "lb": "lb lbs", "ounce": "oz ounce ounces",
    "litre": "liter liters litre litres", "gallon": "gallon gallons", "barrel": "barrel barrels bpd",
    "acre": "acre acres", "hectare": "ha hectare hectares",
    "km2": "sq km|sq. km|square kilometers|square kilometres|square kilometer|square kilometre",
    "mile2": "square mile|square miles|sq mi|sq miles", "foot2": "square feet|square foot|sq ft",
    "m2": "square meters|square metres|sq m",
    "km/h": "km/h kph kmh", "mph": "mph|miles per hour|miles an hour", "degree": "° °c °f degree degrees",
    "kW": "kw kilowatt kilowatts", "MW": "mw megawatt megawatts", "GW": "gw gigawatt gigawatts", "kWh": "kwh",
    "GB": "gb gigabyte gigabytes", "TB": "tb terabyte terabytes", "MB": "mb megabyte megabytes",
}  # fmt: skip
_SHARES = {
    "percentage-point": "percentage points|percentage point|pct points|pp",
    "basis-point": "basis points|basis point|bps", "percent": "%|percent|per cent|pct|pc",
}  # fmt: skip

UNITS: dict[str, str] = {}
"""What may follow a number -> normalised unit."""
for _unit, _names in (_MEASURES | _SHARES).items():
    UNITS.update(dict.fromkeys(_names.split("|") if "|" in _names else _names.split(), _unit))
UNITS.update(_CURRENCY_WORDS)
MONEY = frozenset(_CURRENCY_SIGNS.values()) | frozenset(_CURRENCY_WORDS.values())
SHARES = frozenset(_SHARES)

BOUNDS = {
    "at-least": "at least|as few as|no fewer than|no less than|not less than|a minimum of|minimum of",
    "at-most": "at most|up to|as many as|as much as|no more than|not more than|a maximum of|maximum of",
    "more-than": "more than|over|above|just over|well over|exceeding|upwards of|in excess of|greater than"
    "|topped",
    "less-than": "less than|fewer than|under|below|just under",
    "about": "about|around|some|roughly|approximately|nearly|almost|close to|an estimated|estimated|circa"
    "|just about|several|near",
}  # fmt: skip


def one_of(words: object) -> str:
    """An alternative of words, the longest first, with any white space between their words."""
    listed = sorted(words, key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s") for word in listed) + ")"


_TEN, _ONE = one_of(_TENS), one_of(_ONES)
_SMALL = rf"(?:{_TEN}(?:[-\s]{_ONE})?|{_ONE})"
CARDINAL = (
    rf"(?:{_SMALL}|an?(?=\s(?:hundred|thousand|million|billion|trillion|dozen)\b)"
    rf"|half\sa(?=\s(?:million|billion|dozen)))"
    rf"(?:\shundred(?:\s(?:and\s)?{_SMALL})?)?(?:\sthousand(?:\s(?:and\s)?{_SMALL}(?:\shundred)?)?)?"
)
DIGITS = (
    r"(?:\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d{1,9})?"
    r"|\d{1,3},\d{1,2}(?=\s?(?:%|percent|per\scent|million|billion|euros?|km)(?!\w))"
    r"|\d{1,3}(?:[\u00a0\u202f\u2009]\d{3}){1,5}"
    r"|\d{1,15}(?!\d)(?:\.\d{1,9})?(?:\s?[½¼¾]|\s[1-9]/[2-9](?![\d/]))?"
    r"|[½¼¾]|\.\d{1,9})"
)
SIGN = one_of(_CURRENCY_SIGNS)
SCALE = one_of([word for word in SCALES if len(word) > 3])  # noqa: PLR2004  those written out
SHORT_SCALE = one_of([word for word in SCALES if len(word) <= 3])  # noqa: PLR2004
UNIT = one_of(UNITS)
BOUND = "|".join(
    f"(?P<{name.replace('-', '_')}>{one_of(words.split('|'))})" for name, words in BOUNDS.items()
)


def currency(sign: str) -> str:
    """The code of a currency's sign printed before a number."""
    return _CURRENCY_SIGNS[sign]


_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75}


def worth(words: str) -> tuple[float, float]:
    """The value of a number in digits or words, and the size of its last printed place."""
    words = re.sub(r"[\s\u2009]", " ", words)
    if words[0].isdigit() or words[0] in ".½¼¾":
        return _digits_worth(words)
    total, group, last = 0.0, 0.0, 1.0
    for word in re.split(r"[ -]", words):
        if word in SCALES:
            group, last = (group or 1) * SCALES[word], SCALES[word]
            if word == "thousand":
                total, group = total + group, 0.0
        elif word in CARDINALS:
            group, last = group + CARDINALS[word], 1.0
        elif word in ("a", "an"):
            group = group or 1.0
        elif word == "half":
            group, last = 0.5, 0.5
    return total + group, last


def _digits_worth(words: str) -> tuple[float, float]:
    glyph = _GLYPHS.get(words[-1], 0.0)
    whole, _, fraction = words.rstrip("½¼¾ ").partition(" ")
    if "/" in fraction:
        over, under = fraction.split("/")
        return float(whole) + int(over) / int(under), 0.25
    if re.fullmatch(r"\d+,\d{1,2}", whole):
        whole = whole.replace(",", ".")
    digits = (whole + fraction).replace(",", "").replace("\u00a0", "").replace("\u202f", "").replace(" ", "")
    if glyph:
        return float(digits or 0) + glyph, 0.25
    value = float(digits)
    if "." in digits:
        return value, float(f"1e-{len(digits.partition('.')[2])}")
    zeros = len(digits) - len(digits.rstrip("0"))
    return value, float(10 ** max(0, min(zeros, len(digits.lstrip("0")) - 2)))


def lowered(text: str) -> str:
    """``text`` in lower case, of the same length: a letter whose lower case is two stays."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(map(_one_lower, text))


def _one_lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char
