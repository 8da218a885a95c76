"""PRV: what looks like personal data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import public_texts
from pipeline.evidence.public import Items, Node, Record, Value
from pipeline.model.finding import Citation, Finding, Rule, Severity

PERSONAL_DATA = Rule(
    "PRV002",
    "personal-data-shape",
    Severity.WARNING,
    "The text holds no postcode, address of email, date of birth, or number of a telephone, person "
    "or case.",
    "They identify a person or a place, and privacy is respected at all times. The provider’s "
    "published address and telephone number have fields of their own, which are not looked at.",
    Citation("001", "643"),
    "Leave it out, or waive the finding if it belongs to an organisation.",
    past=True,
)

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    "sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    r"(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{4}-\d\d-\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}\b)"
)
# A number of a case has three digits or more. It follows ‘file number’, or ‘of the family’ follows.
_NUMBER = r"(?:[A-Z]{1,8}[-/ ]?)?\d[A-Z\d]*(?:[-/.][A-Z\d]+)*"
_PERSON = (
    "child|baby|family|mother|father|parent|sibling|client|patient|pupil|boy|girl|resident|"
    "young person|service user|case"
)
_CASE = (
    rf"(?i:\b(?:(?<!\bin )(?:case|file|court|referral|crime|social care|lcs|mosaic|liquidlogic)"
    rf"|(?<!\ba )record|(?:his|her|their)(?: own)?|(?:{_PERSON})(?:['’]s|s['’])?)"
    r"(?: (?:case|file|record))? (?:ref(?:erence)?|number|no|id|identifier)s?\b\.?"
    rf"(?: (?:number|no)\b\.?)?(?:[:#]| is| was|,)? ?(?:is |was )?)(?=(?:[^\s\d]*\d){{3}})"
)
_OF_PERSON = (
    rf"(?i:\b(?:reference|ref|number|no|file|record|case)\b\.? )(?=(?:[^\s\d]*\d){{3}})"
    rf"(?=(?i:{_NUMBER} (?:of|for|about|on) (?:the|a|an|one|this|that|each) (?:{_PERSON})\b))"
)
_SHAPES = re.compile(
    r"(?P<email>(?<![\w.+-])[\w.+-]+@\w[\w-]*(?:\.[\w-]+)+)"
    rf"|(?P<birth>(?i:\b(?:date of birth|d\.?o\.?b\.?|born)\b[ :,]*(?:is |was |on )*{_DATE}))"
    r"|(?P<insurance>\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?"
    r"\d\d ?\d\d ?\d\d ?[A-D]\b)"
    r"|(?P<postcode>\b[A-Z]{1,2}\d[A-Z\d]?[ \u00a0]?\d[ABD-HJLNP-UW-Z]{2}\b)"
    r"|(?P<nhs>(?<![\d.,-])\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d|[.,-]\d))"
    rf"|(?:{_CASE}|{_OF_PERSON})(?P<case>(?i:{_NUMBER}))(?![\w%])"
    r"|(?P<phone>(?<![\d.,/-])(?:\+44[ ]?(?:\(0\))?|\(?0)\d(?:[ ()-]{0,2}\d){8,9}(?![\d/]))"
)
_MAYBE = re.compile(r"\d|@")
_TOLD = {
    "email": "an email address",
    "birth": "a date of birth",
    "insurance": "a National Insurance number",
    "postcode": "a postcode",
    "nhs": "an NHS number",
    "phone": "a telephone number",
    "case": "the number of a person’s file or case",
}
# Numbers that only organisations have.
_SERVICE = re.compile(r"0(?:3|800|808|84|87)")
_CHECK = 11  # an NHS number ends with a digit that makes its weighted sum divisible by this


def personal_data_shape(case: Case) -> Iterator[Finding]:
    """Find what looks like personal data in the free text that may be published."""
    public = _strings(case.bundle.public.at("/setting"))
    published = "".join(
        _squeezed(one) for one in (*public, *(f"{one.id}|" for one in case.bundle.evidence))
    )
    for text in public_texts(case):
        seen: set[str] = set()
        for match in _SHAPES.finditer(text.text) if _MAYBE.search(text.text) else ():
            kind = str(match.lastgroup)
            value = match[kind]
            again = value in seen or _squeezed(value) in published
            seen.add(value)
            if _is_personal(kind, value) and not again:
                yield PERSONAL_DATA.at(
                    text.place(case, *match.span(kind)),
                    f"This looks like {_TOLD[kind]}.",
                    key=f"{kind} {value} {text.text}",
                )


def _is_personal(kind: str, value: str) -> bool:
    if kind == "nhs":
        return is_nhs_number(value)
    if kind == "phone":
        return not _SERVICE.match(re.sub(r"\D", "", value.replace("+44", "0").replace("(0)", "")))
    return True


def is_nhs_number(text: str) -> bool:
    """Return whether ten digits end with the check digit of an NHS number."""
    digits = [int(char) for char in text if char.isdigit()]
    total = sum(digit * (10 - at) for at, digit in enumerate(digits[:9]))
    return len(digits) == 10 and (total + digits[9]) % _CHECK == 0


def _squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold() + "|"


def _strings(node: Node) -> Iterator[str]:
    match node:
        case Value(value=str() as text):
            yield text
        case Record():
            for one in node.fields.values():
                yield from _strings(one)
        case Items():
            for one in node:
                yield from _strings(one)
