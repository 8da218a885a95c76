"""Whether a requirement or recommendation says what to do. What is too little is our own choice."""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.checks.case.passages import words
from pipeline.model.pattern import later

_SHORT, _SHORT_ACT = 5, 3  # words
_ACTS = frozenset(
    "appoint buy clean display employ fill fit fix fence install lock mend move notify paint "
    "publish remove repair replace rewrite secure send service sign stop test unblock".split()
)
# Words that could stand in any requirement. One that has no others names no act: whoever reads it
# learns only that something must be met or be better.
_EMPTY = frozenset(
    """
    a about above accelerate accelerated accordingly achieve achieved achieves achieving across act
    acted acting action actioned actions actively acts additional address addressed addresses
    addressing adequate adequately advance after again against aim aims aligned all along already
    also always an and any approach approaches appropriate appropriately are area areas arise
    arisen arises arising around arrangements as aspect aspects aspirations at attain attained
    attention based be become becomes becoming been before being below best better bettering both
    bring bringing brought build building built by can care carried carry carrying centre centres
    certain change changed changes changing clear clearly coherent cohesive collective compliance
    compliant complied complies comply complying comprehensive concern concerned concerns concerted
    consider considered consistency consistent consistently constructive content contents continual
    continually continue continued continues continuing continuous continuously core could current
    currently deal dealing deals dealt dedicated deliver deliverance delivered delivering delivers
    delivery demonstrable demonstrate demonstrates depth describe described desired detail detailed
    details determination determined develop developed developing development developments develops
    diligently direction directly do does doing done drive driven driving during each earlier
    earliest effect effective effectively effectiveness efficient efficiently effort efforts
    element elements embed embedded embedding emerging enable enabling endeavour england enhance
    enhanced ensure ensured ensures ensuring essential establish established every everything
    evident excellence excellent exemplary expectation expectations expected experience experienced
    experiences factor factors failing failings failure failures finding findings firm firmly
    flagged focus focused follow followed following for forward found foundation foundations from
    fulfil fulfilled full fully fundamental further gap gaps general generally get give given goal
    goals going good greater guidance had happen happens hard has have having high higher highest
    highlighted holistic holistically home homes how ideal ideally identified identify if immediate
    immediately impact impacts implement implemented implementing importance important improve
    improved improvement improvements improves improving in inadequacies indicated individual
    inspection inspections inspector inspectors into is issue issues it its journey judged
    judgement judgements keep keeping keeps kept key lack last lasting law laws lead leader leaders
    leadership led legal legislation lessons level levels likely line listed long longer made main
    maintain maintained maintaining major make makes making manage managed management manager
    managers managing manner matter matters maximise meaning meaningful means measurable measures
    meet meets met mindful minimum momentum more motion move moves moving must national necessary
    need needed needing needs new nms no not noted now objectives of offer offered offers ofsted on
    ongoing operate operated operates operation optimal or other out outcome outcomes outlined
    overall overcome pace particular parts past perform performance performing permanent person
    persons place point points poor positive positively possible potential practicable practice
    practices present previous priorities prioritise priority proactive proactively problem
    problems procedures process processes productive progress progressed promote promotes promoting
    promptly proper properly provide provided provider providers provides providing provision
    purpose pursue put putting quality quickly raise raised raises raising rapid rapidly rated
    reach reached ready real realise recent recommendation recommendations recommended rectified
    rectify referred reflect reflected reflecting reflects regard registered regulated regulation
    regulations regulatory relevant reliable remedied remedy report reported required requirement
    requirements requires requiring resolve resolved resolving respect responsibilities
    responsibility responsible result results right rigour robust robustly run running runs safe
    safely satisfactorily satisfactory secure secured securely seen serious seriously service
    services set setting shall short shortcoming shortcomings shortfall shortfalls should
    significant significantly since situation so some soon sound speed speedily standard standards
    statutory step steps strategic strategically strategy strengthen strengthened strengthening
    strive strong stronger structured subject substantial substantially succeed success successful
    successfully sufficient sufficiently suggested suitable suitably support supported sure sustain
    sustained sustaining swift swiftly system systems tackle tackled tackling take taken takes
    taking target targets term terms than that the their them then there these they thing things
    this thorough thoroughly those through throughout time timely times timescale timescales to
    together top towards track transform transformation unacceptable under undertake undertaken up
    upon urgency urgent urgently value very way ways weak weaker weakness weaknesses well were what
    when where which while who whole wider will with within without work worked working works worth
    would wrong years
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
    r"|respond to (?:it|them|this|these)"
    r"|meeting (?:the|all|its|their)|without (?:\w+ )?delay"
    r"|(?:residential family centres?|children s homes?(?: england)?|care standards)"
    r" (?:regulations|act))\b"
)
# Few words, and yet an act: to meet somebody, what is done at home, a manager to be found.
_ENOUGH = later(
    rf"\b(?:(?:meet|meets|see|(?:work|works|working) with) (?:\w+ )?(?:{'|'.join(sorted(_PEOPLE))})"
    r"|at home|an? (?:\w+ ){0,2}manager)\b"
)


@lru_cache(maxsize=256)
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
