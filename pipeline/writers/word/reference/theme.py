"""The theme that Word asks for. No style uses it; it offers our colours to editors."""

from __future__ import annotations

from pipeline.writers.word.reference.package import HEAD, SCHEMAS
from pipeline.writers.word.reference.scale import Scale


def theme(scale: Scale) -> str:
    """Return the part of the theme."""
    family = scale.look.font.family
    faces = f'<a:latin typeface="{family}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'{HEAD}<a:theme xmlns:a="{SCHEMAS}/drawingml/2006/main" name="Report">'
        f'<a:themeElements><a:clrScheme name="Report">{_colours(scale)}</a:clrScheme>'
        f'<a:fontScheme name="Report"><a:majorFont>{faces}</a:majorFont>'
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Report">{_formats()}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    )


def _colours(scale: Scale) -> str:
    fills = (mark.fill for mark in scale.look.marks.values())
    accents = {f"accent{number}": name for number, name in enumerate(("accent", "mark", *fills), 1)}
    slots = {"dk1": "ink", "lt1": "paper", "dk2": "accent", "lt2": "tint"}
    slots |= {**accents, "hlink": "link", "folHlink": "link"}
    return "".join(
        f'<a:{slot}><a:srgbClr val="{scale.ink(name)}"/></a:{slot}>' for slot, name in slots.items()
    )


def _formats() -> str:
    """Return three plain fills, lines and effects: the fewest that the schema allows."""
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return "".join(
        f"<a:{name}>{content * 3}</a:{name}>"
        for name, content in (
            ("fillStyleLst", solid),
            ("lnStyleLst", f'<a:ln w="9525">{solid}</a:ln>'),
            ("effectStyleLst", effect),
            ("bgFillStyleLst", solid),
        )
    )
