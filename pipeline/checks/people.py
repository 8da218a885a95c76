"""PRV: people who are named in the report without a field that lets them be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import PublicText, public_texts
from pipeline.checks.given_names import GIVEN
from pipeline.evidence.public import text_of
from pipeline.model.finding import Citation, Finding, Rule, Severity

PERSON_NAMED = Rule(
    "PRV006",
    "person-named",
    Severity.WARNING,
    "The report names no person but those whose names have a field of their own.",
    "Evidence identifies nobody, and families are promised that no word will identify them. A name "
    "is told by its title, by the words around it, or because it is a common given name; so it may "
    "also be a place or a word, and this is a warning.",
    Citation("001", "639, 784"),
    "Say ‘a mother’, ‘a child’ or ‘a worker’.",
    past=True,
)

_NAME = r"[A-Z][a-zà-öø-ÿ’'-]+"
_TITLE = "Mr|Mrs|Ms|Miss|Mx|Dr"
_NO_TITLE = rf"(?!(?:{_TITLE})\b)"
_ONE = (
    "mother|father|mum|dad|parent|stepmother|stepfather|grandmother|grandfather|grandparent|"
    "aunt|uncle|brother|sister|sibling|twin|son|daughter|child|baby|toddler|infant|boy|girl|"
    "teenager|young person|young woman|young man|woman|man|resident|carer|partner|husband|wife|"
    "worker|keyworker|caseworker|nurse|midwife|manager|deputy|cook|visitor|guardian|tutor"
)
_WHICH = "own|older|younger|new|social|key|support|foster|birth"
_PLACE = (
    "Act|Avenue|Board|Building|Centre|Church|Close|Court|Farm|Hospital|House|Lane|Lodge|Nursery|"
    "Park|Plan|Project|Regulations|Road|School|Square|Street|Team|Trust|Ward|Way|Model|Report"
)
_NO_PLACE = rf"(?!(?: [A-Z][\w’']*)* (?:{_PLACE})\b)"
_NAMED = re.compile(
    rf"\b(?:{_TITLE})\b\.? (?P<titled>{_NAME})"
    rf"|\b(?i:{_ONE}),? \(?(?i:called |named |whose name is )?{_NO_TITLE}"
    rf"(?P<told>{_NAME})\b{_NO_PLACE}"
    rf"|\b(?P<whose>{_NAME})[’']s (?:(?:{_WHICH}) )?(?i:{_ONE})\b"
    rf"|\b[Tt]h(?:e|is) (?P<kin>{_NAME}) famil(?:y|ies)\b"
    rf"|\b(?P<aged>{_NAME}),? (?:aged |\((?:aged )?)\d{{1,2}}\b(?! (?:to|and|or)\b)"
    rf"|(?<!St )(?<!St\. )(?<!Saint )\b(?P<given>{'|'.join(sorted(GIVEN))})\b{_NO_PLACE}"
)
_KINDS = ("titled", "told", "whose", "kin", "aged", "given")
# What begins with a capital where a name could stand.
_NO_NAME = frozenset(
    """
    A All An And Another As At Before But By Each Every For From He Her His However I If In It Its
    Most My No On One Other Our She Since So Some That The Their There These They This Those To Two
    We What When Where Which While Who With You Your
    January February March April May June July August September October November December Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday Christmas Easter Ramadan Eid
    Children Children’s Families Inspectors Leaders Managers Parents Staff Council County England
    English National Ofsted Section Key Quality Social Regulation Standard
    British Polish Romanian Welsh Irish Scottish Traveller Gypsy Roma Muslim Christian Jewish Hindu
    Sikh Somali Syrian Afghan Ukrainian Bangladeshi Pakistani Indian Nigerian Ghanaian Kurdish
    Iranian Iraqi Albanian Vietnamese Chinese European African Asian Caribbean Black White
    """.split()
)


def person_named(case: Case) -> Iterator[Finding]:
    """Find names of people in free text, but those that fields of the bundle publish."""
    known = {word for name in _published(case) for word in re.findall(r"[\w’'-]+", name)}
    for text in public_texts(case):
        seen: set[str] = set()
        for match in _NAMED.finditer(text.text):
            name = next(one for one in map(match.group, _KINDS) if one)
            if name not in known | seen | _NO_NAME and not _begins(text.text, match, name):
                seen.add(name)
                yield _finding(case, text, match, name)


def _begins(text: str, match: re.Match[str], name: str) -> bool:
    """Return whether a word that is no given name only begins a sentence."""
    if name in GIVEN or not match["whose"]:
        return False
    before = text[: match.start()].rstrip()
    return not before or before[-1] in ".!?"


def _finding(case: Case, text: PublicText, match: re.Match[str], name: str) -> Finding:
    return PERSON_NAMED.at(
        text.place(case, *match.span()),
        "This looks like the name of a person.",
        key=f"{name} {text.text}",
    )


def _published(case: Case) -> Iterator[str]:
    """Yield the names that may stand in a report."""
    yield from case.bundle.names
    yield from case.own_words.names
    for field in ("responsible_individual", "registered_manager", "leader", "area"):
        yield text_of(case.bundle.public.at(f"/setting/{field}"))
