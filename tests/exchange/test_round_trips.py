"""What people do to a copy in Word comes back, each thing with its paragraph."""

from __future__ import annotations

from copy import deepcopy
from random import Random  # noqa: TID251  seeded

import pytest
from lxml import etree

from pipeline.exchange.entries import Entry
from pipeline.exchange.returned import returned
from tests.exchange.copies import VISIT, after, back, sent
from tests.exchange.word import AUTHOR, DATE, W, Word, edited, w, words

SAMPLES = [
    VISIT,
    "sccif-rfc-full/good-narrative",
    "la-services-2014/good-with-board-review",
    "childrens-home-2014-full/good-narrative",
]


def only(entries: tuple[Entry, ...]) -> Entry:
    (one,) = entries
    return one


@pytest.mark.parametrize("sample", SAMPLES)
def test_an_untouched_copy_has_nothing_to_say(sample: str) -> None:
    found = back(sent(sample), sample)
    assert (found.entries, found.form, found.changed, found.strange) == ((), 0, 0, False)
    assert found.known == 1


def test_a_comment_has_its_paragraph_and_its_words() -> None:
    def edit(word: Word) -> None:
        word.comment(word.numbered()[6], "There were four families.", done=True)

    one = only(after(edit))
    assert (one.kind, one.written, one.author, one.date, one.resolved) == (
        "comment", "There were four families.", AUTHOR, DATE, True,
    )  # fmt: skip
    assert (one.spot.placed, one.spot.number, one.spot.document) == ("bookmark", 7, "report")
    assert one.spot.bookmark.startswith("p7_")
    assert one.on == one.spot.paragraph
    assert one.on.startswith("Families trust the staff")
    assert one.spot.section.startswith("Families are well cared for")


def test_a_reply_names_what_it_answers() -> None:
    def edit(word: Word) -> None:
        first = word.comment(word.numbered()[0], "Is this right?")
        word.comment(word.numbered()[0], "It is.", parent=first)

    comment, reply = after(edit)
    assert (comment.kind, reply.kind, reply.reply_to) == ("comment", "reply", comment.id)


def test_words_put_in_taken_out_and_replaced() -> None:
    def edit(word: Word) -> None:
        word.put_in(word.numbered()[0], " And more.")
        word.take_out(word.numbered()[1])
        word.rewrite(word.numbered()[2], "The visit before ended on ")

    put, out, instead = after(edit)
    assert (put.kind, put.written, put.on, put.spot.number) == (
        "insertion",
        "And more.",
        "",
        1,
    ) or (put.kind, put.written.strip(), put.on, put.spot.number) == (
        "insertion",
        "And more.",
        "",
        1,
    )
    assert put.follows.endswith("take account of the pandemic.")
    assert (out.kind, out.written, out.spot.number) == ("deletion", "", 2)
    assert out.on.startswith("A visit of this kind")
    assert (instead.kind, instead.on) == ("replacement", "The last inspection ended ")
    assert instead.written == "The visit before ended on "


def test_a_move_says_from_where_and_where_to() -> None:
    def edit(word: Word) -> None:
        word.move(word.numbered()[3], word.numbered()[7])

    one = only(after(edit))
    assert (one.kind, one.spot.number) == ("move", 4)
    assert one.on == one.written == one.spot.paragraph
    assert one.to
    assert one.to.number == 8


def test_a_new_paragraph_belongs_to_the_one_before() -> None:
    def edit(word: Word) -> None:
        word.new_paragraph(word.numbered()[3], "We have moved since.")

    one = only(after(edit))
    assert (one.kind, one.written.strip(), one.spot.number) == (
        "insertion",
        "We have moved since.",
        4,
    )


def test_looks_are_counted() -> None:
    found = back(edited(sent(), lambda word: word.look(word.numbered()[2])))
    assert (found.entries, found.form) == ((), 1)


def test_what_nobody_tracked_is_found() -> None:
    def edit(word: Word) -> None:
        word.type_over(word.numbered()[4], "The inspector sampled four families’ cases.")
        gone = word.numbered()[9]
        gone.getparent().remove(gone)

    typed, gone = after(edit)
    assert (typed.kind, typed.written) == ("edit", "The inspector sampled four families’ cases.")
    assert typed.on.startswith("The inspector sampled three families’ cases, and talked")
    assert (typed.spot.number, typed.author) == (5, "")
    assert (gone.kind, gone.written, gone.spot.number) == ("edit", "", 10)


@pytest.mark.parametrize("sample", SAMPLES)
def test_without_bookmarks_words_find_the_paragraph(sample: str) -> None:
    def edit(word: Word) -> None:
        at = word.numbered()[5]
        word.comment(at, "No.")
        word.forget_bookmarks()

    one = only(after(edit, sample))
    assert (one.spot.placed, one.spot.number, one.spot.likeness) == ("words", 6, 1)


def test_words_that_are_much_alike_find_it_too() -> None:
    def edit(word: Word) -> None:
        at = word.numbered()[4]
        word.type_over(at, words(at).replace("three", "four").replace("five", "six"))
        word.comment(at, "Four.")
        word.forget_bookmarks()

    comment, typed = after(edit)
    assert (comment.spot.placed, comment.spot.number) == ("words", 5)
    assert 0.5 <= (comment.spot.likeness or 0) < 1
    assert (typed.kind, typed.spot.number) == ("edit", 5)


def test_what_cannot_be_placed_is_listed() -> None:
    def edit(word: Word) -> None:
        at = word.numbered()[4]
        word.type_over(at, "Nothing of all this is true.")
        word.comment(at, "See above.")
        word.forget_bookmarks()

    found = {(one.kind, one.spot.placed) for one in after(edit)}
    assert found == {("comment", "nowhere"), ("edit", "order"), ("edit", "words")}


def test_a_comment_in_a_cell_has_the_words_of_the_cell() -> None:
    def edit(word: Word) -> None:
        word.comment(word.paragraph("Invented Family Care"), "Our name is longer.")

    one = only(after(edit))
    assert (one.spot.placed, one.spot.paragraph) == ("words", "Invented Family Care Limited")


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("sample", SAMPLES)
def test_nothing_that_was_planted_is_dropped(sample: str, seed: int) -> None:
    """What was placed and what was not is everything, and all is at its paragraph or nowhere."""
    chance, planted = Random(seed), []

    def edit(word: Word) -> None:
        paragraphs = word.numbered()
        chosen = chance.sample(range(len(paragraphs)), min(8, len(paragraphs)))
        for at in chosen:
            kind = chance.choice(["comment", "insertion", "deletion", "replacement", "edit"])
            one = paragraphs[at]
            mark = f"mark {seed} {at}"
            match kind:
                case "comment":
                    word.comment(one, mark)
                case "insertion":
                    word.put_in(one, mark)
                case "deletion":
                    mark = word.take_out(one)
                case "replacement":
                    word.rewrite(one, mark)
                case _:
                    mark = f"{words(one)} {mark}"
                    word.type_over(one, mark)
            planted.append((kind, mark.strip(), at + 1))
        if chance.random() < 0.5:
            word.forget_bookmarks()

    found = after(edit, sample)
    told = [
        (one.kind, (one.on if one.kind == "deletion" else one.written).strip(), one.spot)
        for one in found
    ]
    assert sorted((kind, said) for kind, said, _ in told) == sorted(
        (kind, said) for kind, said, _ in planted
    )
    for kind, said, spot in told:
        assert spot.placed == "nowhere" or (kind, said, spot.number) in planted


def test_all_of_a_file_is_read() -> None:
    found = returned(sent())
    assert {one.where for one in found.units} >= {"body", "table", "header", "footer"}


def test_text_boxes_controls_and_headers_are_read() -> None:
    """Wherever Word lets people write, what they write is read."""
    told = "<w:r><w:t>{}</w:t></w:r>"
    box = "<w:r><w:pict><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:pict></w:r>"
    inserted = '<w:ins w:author="Pat Provider" w:date="2025-04-02">{}</w:ins>'
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"

    def edit(word: Word) -> None:
        at = word.numbered()
        for number, kind in enumerate((box, control, "{}")):
            inside = kind.format(inserted.format(told.format(f"new {number}")))
            whole = f'<w:p xmlns:w="{W}">{inside}</w:p>'
            at[number].extend(list(etree.fromstring(whole)))
        header = word.parts["word/header.xml"].decode()
        more = inserted.format(told.format("new in the header"))
        word.parts["word/header.xml"] = header.replace("</w:p>", more + "</w:p>", 1).encode()

    found = {one.written: (one.kind, one.spot.placed, one.spot.number) for one in after(edit)}
    assert found == {
        "new 0": ("insertion", "order", 1),
        "new 1": ("insertion", "bookmark", 2),
        "new 2": ("insertion", "bookmark", 3),
        "new in the header": ("insertion", "words", None),
    }


def test_changes_of_two_people_at_one_place_stay_apart() -> None:
    def edit(word: Word) -> None:
        word.put_in(word.numbered()[0], "One.")
        word.author = "Sam Solicitor"
        word.put_in(word.numbered()[0], "Two.")

    assert [(one.author, one.written) for one in after(edit)] == [
        (AUTHOR, "One."),
        ("Sam Solicitor", "Two."),
    ]


def test_rows_that_were_put_in_are_read_and_counted() -> None:
    def edit(word: Word) -> None:
        row = next(iter(word.body.iter(w("tr"))))
        new = deepcopy(row)
        next(iter(new.iter(w("trPr")))).append(word.change("ins"))
        row.addnext(new)

    found = back(edited(sent(), edit))
    assert found.form == 1
    assert [one.kind for one in found.entries] == ["insertion", "insertion"]
