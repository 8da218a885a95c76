"""Times of day, as people write them: 9.30am, 21:35, half past seven, two o’clock."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.number_words import NUMBER, value
from pipeline.model.pattern import later
from pipeline.model.phrase_needs import has_any

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_AHEAD = "at|by|until|till|from|before|after|past"
_MINUTES = "five|ten|twenty|twenty-five|5|10|20|25"
_CLOCK = later(
    r"(?<![\d:.])(?P<h>\d{1,2})(?:[.:](?P<m>\d{2}))? ?(?P<half>[ap])\.?m\b"
    r"|(?<![\d:.])(?P<h24>[01]?\d|2[0-3]):(?P<m24>[0-5]\d)(?![\d:])"
    rf"|\b(?:{_AHEAD}) (?P<h12>\d{{1,2}})\.(?P<m12>[0-5]\d)(?!\d|%|\.\d| ?[ap]\.?m)"
    rf"|(?<!\bof )(?:(?<!\bfrom )|(?=(?:half|quarter) ))\b"
    rf"(?P<part>half|quarter|{_MINUTES}|(?:{NUMBER}) minutes) "
    rf"(?P<side>past|to) (?P<told>{_HOURS})\b"
    r"|\b(?:(?:12|twelve) )?(?P<named>noon|midday|midnight)\b"
    rf"|\b(?P<sharp>{_HOURS}|\d{{1,2}}) o[’']clock\b"
    rf"|\b(?:{_AHEAD}|about|around) (?P<of>{_HOURS}|\d{{1,2}})"
    r"(?= (?:in the (?:morning|afternoon|evening)|at night)\b)"
    rf"|\b(?:{_AHEAD}|about|around) (?P<half_to>half[- ](?P<past>{_HOURS}|\d{{1,2}}))\b"
    r"(?!-|[.,:]\d| ?[ap]\.?m| (?:[a-z]+ )?[a-z]+[a-rt-z]s\b)"
    # ‘0800’, ‘until 2130 hours’: no year, no line to ring, and not how long something took
    rf"|\b(?:{_AHEAD}|to|and) (?P<four>(?:0\d[0-5]\d(?![-–]?\d| \d| (?:number|line|call))"
    r"|(?:1\d|2[0-3])[0-5]\d(?= ?(?:hrs|hours)\b(?! of)))\b)(?: ?(?:hrs|hours)\b)?",
    re.IGNORECASE,
)
_NOON = 12 * 60
_LATE = 6 * 60  # ‘ten at night’ is late, ‘two at night’ is early
_PART = later(
    r",? (?:in the (?P<am>morning)|in the (?:afternoon|evening)|at night)\b", re.IGNORECASE
)


_ANY = later(  # what each of them has: most texts have none of it
    r"\d ?[ap]\.?m\b|\d[:.]\d|\b0\d{3}\b|\d{4} ?(?:hrs|hours)\b"
    rf"|\b(?:half|quarter|{_MINUTES}|minutes) (?:past|to) (?:{_HOURS})\b"
    rf"|\bhalf[- ](?:{_HOURS}|\d)"
    r"|\b(?:o[’']clock|noon|midday|midnight)\b"
    rf"|(?:{_HOURS}|\d) (?:in the (?:morning|afternoon|evening)|at night)\b",
    re.IGNORECASE,
)

# Without a digit, each of these has one of these words.
_WORDS = frozenset(
    "half quarter minutes five ten twenty clock noon midday midnight morning afternoon evening "
    "night".split()
)
_DIGIT = re.compile(r"\d")

_SHARP = later(
    rf"\b(?:{_AHEAD}|from [\w.:]+(?: o[’']clock)? (?:to|until|till|and)) $", re.IGNORECASE
)
_DAYS = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|week)days?"
_BARE = later(  # nothing is counted behind it: ‘before 8’, ‘by ten if it rains’
    r"[.,;:)]|$|[–-]\d| [–-] ?\d"
    r"| (?:and|or|each|every|on|when|to|in the|sharp|prompt|daily|at night|at weekends|if|"
    rf"unless|so|because|but|as|until|till|most|{_DAYS}|without|with (?:no|the)|"
    r"for (?:the|an?|breakfast|tea|school|bed))\b",
    re.IGNORECASE,
)
_CHANGE = later(
    r"\b(?:r[io]se|risen|rising|grew|grown|increased?|falls?|fell|fallen|dropped|down|up|cut|reduced|"
    r"shrank|declined?|gone|went|moved|improved|aged?|ages|children|pupils)\b[^.;]{0,30}"
    r"\bfrom (?:[\w.:]+ \w+ )?$",
    re.IGNORECASE,
)


def may_be_hour(before: str, behind: str) -> bool:
    """Return whether a number between these words may be an hour of the day: ‘not before 8’."""
    if not _SHARP.search(before) or _CHANGE.search(before):
        return False
    return _BARE.match(behind) is not None


def clocks(text: str) -> Iterator[tuple[int, int, int, bool]]:
    """Yield where each time stands, its minutes after midnight, and if it is of either half."""
    may_hold = has_any(text, _WORDS) or _DIGIT.search(text)
    for match in _CLOCK.finditer(text) if may_hold and _ANY.search(text) else ():
        if told := match["told"] or match["sharp"] or match["of"]:
            minutes = 60 * int(value(told)) + _minutes(match)
            part = _PART.match(text, match.end())
            start = match.start("of") if match["of"] else match.start()
            yield start, match.end(), _in_its_half(minutes, part), part is None
        elif match["half_to"]:  # ‘by half ten’ is half past ten
            minutes = 60 * int(value(match["past"])) + 30
            yield *match.span("half_to"), minutes, True
        elif match["named"]:
            yield *match.span(), 0 if match["named"].lower() == "midnight" else _NOON, False
        elif match["four"]:
            hour, minute = divmod(int(match["four"]), 100)
            yield match.start("four"), match.end(), 60 * hour + minute, False
        else:
            yield _in_digits(match)


def _in_its_half(minutes: int, part: re.Match[str] | None) -> int:
    """Return the minutes of a time in the part of the day that stands behind it, if any does."""
    if not part:
        return minutes
    is_late = not part["am"] and (minutes >= _LATE or "night" not in part[0])
    return minutes % _NOON + _NOON * is_late


def _in_digits(match: re.Match[str]) -> tuple[int, int, int, bool]:
    hour = int(match["h"] or match["h24"] or match["h12"])
    minute = int(match["m"] or match["m24"] or match["m12"] or 0)
    if match["half"]:
        hour = hour % 12 + 12 * (match["half"].lower() == "p")
    start = match.start("h12") if match["h12"] else match.start()
    return start, match.end(), hour * 60 + minute, bool(match["h12"])


def _minutes(match: re.Match[str]) -> int:
    """Return by how many minutes a time is past the hour; less than none before it."""
    if not (part := match["part"]):
        return 0
    named = {"half": 30, "quarter": 15}.get(part.lower())
    minutes = named if named is not None else int(value(part.removesuffix(" minutes")))
    return minutes if match["side"].lower() == "past" else -minutes
