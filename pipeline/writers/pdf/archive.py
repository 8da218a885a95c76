"""One file that is PDF/UA-1 and PDF/A-2a: to be read by everybody, and still in fifty years.

WeasyPrint 70 writes the one or the other. Both ask for the same tags and fonts. So it writes
PDF/UA-1 with an identifier of the file, a digest of its content, and what else the archive asks for
is added here: an output intent with the sRGB profile that comes with WeasyPrint (by the ICC, free
to copy), and metadata with both marks. ISO 19005-2, 6.6.2.3, asks for a
description of a mark that it does not know itself. A stream whose last byte is a carriage return
would seem to end in the line end that stands behind it, and so be a byte shorter than it says
(6.1.7.1); it is written in letters instead.
"""

from __future__ import annotations

from base64 import a85encode
from functools import cache
from importlib.resources import files
from typing import Any, Final

from pipeline.model.errors import BrokenError

OPTIONS: Final = {"pdf_variant": "pdf/ua-1", "pdf_identifier": True}

_PROFILE: Final = "sRGB2014.icc"
_INTENT: Final = (
    b"[<</Type /OutputIntent/S /GTS_PDFA1/OutputConditionIdentifier (sRGB)"
    b"/Info (%s)/DestOutputProfile %s>>]"
)
_UA: Final = b'pdfuaid:part="1"'
_END: Final = b"</rdf:RDF>"
_BEFORE, _BEHIND = b"\nstream\n", b"\nendstream"
_MARK: Final = b"""\
<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" rdf:about="" pdfaid:part="2" \
pdfaid:conformance="A"/>\
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>The part of ISO 14289 that the file keeps to</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""


def complete(pdf: Any) -> None:
    """Add what an archive file needs to a `pdf` that is about to be written.

    Raises `BrokenError` where the engine has changed.
    """
    metadata = pdf.objects[int(pdf.catalog.get("Metadata", b"0 0 R").split()[0])]
    packet = b"".join(getattr(metadata, "stream", ()))
    if packet.count(_END) != 1 or _UA not in packet or b"pdfaid:" in packet:
        raise BrokenError("The metadata of the PDF are not as expected of WeasyPrint 70")
    metadata.stream = [packet.replace(_END, _MARK + _END)]
    metadata.compress = False  # so that any program can read what the file says of itself
    _colours(pdf, type(metadata))
    for one in pdf.objects:
        if hasattr(one, "stream"):
            _end_in_a_letter(one)


def _end_in_a_letter(stream: Any) -> None:
    """Pack a stream as it is written; in letters, which end with ‘>’, where it ends in CR."""
    written = stream.data
    packed = written[written.index(_BEFORE) + len(_BEFORE) : -len(_BEHIND)]
    if stream.compress:
        stream.extra["Filter"] = "/FlateDecode"
    stream.stream, stream.compress = [packed], False
    if packed.endswith(b"\r"):
        stream.stream = [a85encode(packed) + b"~>"]
        inner = stream.extra.get("Filter")
        stream.extra["Filter"] = f"[/ASCII85Decode {inner}]" if inner else "/ASCII85Decode"
        if inner and "DecodeParms" in stream.extra:
            stream.extra["DecodeParms"] = b"[null %s]" % stream.extra["DecodeParms"].data


def _colours(pdf: Any, stream: Any) -> None:
    """Say what the colours of the file are: those of the profile that goes with it."""
    profile = stream([_profile()], {"N": 3}, compress=True)
    pdf.add_object(profile)
    pdf.catalog["OutputIntents"] = _INTENT % (_PROFILE.encode(), profile.reference)


@cache
def _profile() -> bytes:
    return (files("weasyprint") / "pdf" / _PROFILE).read_bytes()
