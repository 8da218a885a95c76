"""Whether a requirement or recommendation says what to do. What is too little is our own choice."""

from __future__ import annotations

import re

from pipeline.checks.case.passages import words

_SHORT, _SHORT_ACT = 5, 3  # words
_ACTS = frozenset(
    "appoint buy clean display employ fill fit fix fence install lock mend move notify paint "
    "publish remove repair replace rewrite secure send service sign stop test unblock".split()
)
# Words that could stand in any requirement. One that has no others names no act: whoever reads it
# learns only that something must be met or be better.
_EMPTY = frozenset(
    """
    a about above accordingly achieve achieved achieves achieving across act acted acting action
    actioned actions acts additional address addressed addresses addressing adequate adequately
    advance after again against all along already also always an and any appropriate appropriately
    are area areas around arrangements as aspect aspects at attain attention based be become
    becomes becoming been before being below best better bettering both bring bringing brought
    build building built by can care carried carry carrying centre centres change changed changes
    changing clear clearly compliance compliant complied complies comply complying concern
    concerned concerns consider considered consistency consistent consistently continual
    continually continue continued continues continuing continuous continuously could current
    currently deal dealing deals dealt deliver deliverance delivered delivering delivers delivery
    describe described detail detailed details determined develop developed developing development
    developments develops do does doing done drive driven driving during each earlier effect
    effective effectively effectiveness effort efforts embed embedded embedding england enhance
    enhanced ensure ensured ensures ensuring establish established every everything excellence
    excellent expectation expectations expected experience experienced experiences failing failings
    failure failures finding findings flagged focus focused follow followed following for forward
    found from fulfil fulfilled full fully further gap gaps general generally get give given going
    good greater guidance had happen happens has have having high higher highest highlighted home
    homes how identified identify if immediate immediately impact impacts implement implemented
    implementing improve improved improvement improvements improves improving in inadequacies
    indicated individual inspection inspections inspector inspectors into is issue issues it its
    key lack last law laws lead leader leaders leadership legal legislation lessons level levels
    likely line listed made maintain maintained maintaining make makes making manage managed
    management manager managers managing manner matter matters meaning meaningful means measures
    meet meets met minimum momentum more must national necessary need needed needing needs new nms
    no not noted now of ofsted on ongoing operate operated operates operation or other out outcome
    outcomes outlined overall pace past perform performance performing person persons place point
    points poor positive possible practicable practice practices present previous prioritise
    priority problem problems procedures process processes progress progressed promptly proper
    properly provide provided provider providers provides providing provision put putting quality
    quickly raise raised raises raising rated reach reached recent recommendation recommendations
    recommended rectified rectify referred regard registered regulated regulation regulations
    regulatory remedied remedy report reported required requirement requirements requires requiring
    resolve resolved resolving respect responsibilities responsibility responsible result results
    right rigour robust robustly run running runs satisfactorily satisfactory seen serious
    seriously service services set setting shall shortcoming shortcomings shortfall shortfalls
    should since situation so some soon standard standards statutory step steps strengthen
    strengthened strengthening strong stronger subject sufficient sufficiently suggested suitable
    suitably support supported sure sustain sustained sustaining swift swiftly system systems
    tackle tackled tackling take taken takes taking terms than that the their them then there these
    they thing things this thorough thoroughly those through throughout time timely times to
    towards under undertake undertaken up upon urgency urgent urgently very way ways weak weaker
    weakness weaknesses well were what when where which while who will with within without work
    worked working works would years
    """.split()
)
# Whom it is for says nothing yet. Staff do: whether there are enough is an act.
_PEOPLE = frozenset(
    "adults babies baby child children families family fathers mothers parent parents people "
    "resident residents user users vulnerable young".split()
)
# What says where something was told, or how soon; and what is a plan of nothing but improvement.
_FILLERS = re.compile(
    r"\b(?:body of this report|(?:at|during|on|since) (?:the|this|our) (?:last )?visit"
    r"|in accordance with|in (?:the )?light of|in order to|(?:take|takes|taking) account of"
    r"|feedback (?:from|of|by) (?:ofsted|inspectors)|response to this (?:report|inspection)"
    r"|(?:action|improvement|development|recovery) plans?|picked up"
    r"|meeting (?:the|all|its|their)|without (?:\w+ )?delay"
    r"|(?:residential family centres?|children s homes?(?: england)?|care standards)"
    r" (?:regulations|act))\b"
)
# Few words, and yet an act: to meet somebody, what is done at home, a manager to be found.
_ENOUGH = re.compile(
    rf"\b(?:(?:meet|meets|see|(?:work|works|working) with) (?:\w+ )?(?:{'|'.join(sorted(_PEOPLE))})"
    r"|at home|an? (?:\w+ ){0,2}manager)\b"
)


def says_too_little(action: str) -> bool:
    """Return whether an action is too short, or says only that something must be better."""
    said = words(action)
    least = _SHORT_ACT if said and said[0] in _ACTS else _SHORT
    if len(said) < least:
        return True
    text = " ".join(said)
    told = _FILLERS.sub("", text).split()
    empty = all(word in _EMPTY or word in _PEOPLE or word.isdigit() for word in told)
    return empty and not _ENOUGH.search(text)
