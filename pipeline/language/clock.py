"""Times of day, as people write them: 9.30am, 21:35, half past seven, two o’clock."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.number_words import NUMBER, value
from pipeline.model.pattern import later

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_MINUTES = "five|ten|twenty|twenty-five|5|10|20|25"
_CLOCK = later(
    r"(?<![\d:.])(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))? ?(?P<half>[ap])\.?m\b"
    r"|(?<![\d:.])(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?![\d:])"
    r"|\b(?:at|by|until|before|after|from) (?P<h12>\d{1,2})\.(?P<m12>[0-5]\d)(?![\d%.]| ?[ap]\.?m)"
    rf"|(?<!\bfrom )(?<!\bof )\b(?P<part>half|quarter|{_MINUTES}|(?:{NUMBER}) minutes) "
    rf"(?P<side>past|to) (?P<told>{_HOURS})\b"
    r"|\b(?:(?:12|twelve) )?(?P<named>noon|midday|midnight)\b"
    rf"|\b(?P<sharp>{_HOURS}|\d{{1,2}}) o[’']clock\b"
    rf"|\b(?:at|by|until|from|before|after|about|around|past|till) (?P<of>{_HOURS}|\d{{1,2}})"
    r"(?= (?:in the (?:morning|afternoon|evening)|at night)\b)",
    re.IGNORECASE,
)


_ANY = later(  # what each of them has: most texts have none of it
    rf"\d ?[ap]\.?m\b|\d[:.]\d|\b(?:half|quarter|{_MINUTES}|minutes) (?:past|to) (?:{_HOURS})\b"
    r"|\b(?:o[’']clock|noon|midday|midnight)\b"
    rf"|(?:{_HOURS}|\d) (?:in the (?:morning|afternoon|evening)|at night)\b",
    re.IGNORECASE,
)


def clocks(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Yield where each time stands, its minutes after midnight, and if it is of either half."""
    for match in _CLOCK.finditer(text) if _ANY.search(text) else ():
        if told := match["told"] or match["sharp"] or match["of"]:
            minutes = 60 * int(value(told)) + _minutes(match)
            yield match.start("of") if match["of"] else match.start(), match.end(), minutes, True
            continue
        if match["named"]:
            yield *match.span(), 0 if match["named"].lower() == "midnight" else 720, False
            continue
        hour = int(match["h"] or match["h24"] or match["h12"])
        minute = int(match["m"] or match["m24"] or match["m12"] or 0)
        if match["half"]:
            hour = hour % 12 + 12 * (match["half"].lower() == "p")
        start = match.start("h12") if match["h12"] else match.start()
        yield start, match.end(), hour * 60 + minute, bool(match["h12"])


def _minutes(match: re.Match[str]) -> int:
    """Return by how many minutes a time is past the hour; less than none before it."""
    if not (part := match["part"]):
        return 0
    named = {"half": 30, "quarter": 15}.get(part.lower())
    minutes = named if named is not None else int(value(part.removesuffix(" minutes")))
    return minutes if match["side"].lower() == "past" else -minutes
