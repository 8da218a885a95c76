"""A template that somebody proposes can do no more than its text: it is refused before it runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.composition.templates import fill
from pipeline.model.errors import BrokenError
from pipeline.resources import Home, using
from pipeline.runs.lint import lint
from pipeline.writers.html.pages import checked_page, index_copies
from tests.composition.filling import public

FILE = "report-types/la-services-2014/agencies.md.j2"
CODE = "cycler.__init__.__globals__.os.system('touch pwned')"
HOSTILE = {
    "code by a class": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "code by a global": f"{{{{ {CODE} }}}}",
    "code by a field": "{{ setting.__class__ }}",
    "code by a filter": "{{ setting | attr('__class__') }}",
    "code by a test": "{% if setting is callable %}x{% endif %}",
    "another file": "{% include '/etc/passwd' %}",
    "another template": "{% extends 'pages/page.html.j2' %}",
    "an import": "{% import 'shared/missing.md.j2' as a %}",
    "an import of a name": "{% from 'shared/missing.md.j2' import a %}",
    "a macro that calls itself": "{% macro a() %}{{ a() }}{% endmacro %}{{ a() }}",
    "a long list": "{% for a in range(10**9) %}x{% endfor %}",
    "a large number": "{{ 9 ** 9 ** 9 }}",
    "a number without end": "{{ " + "9" * 5000 + " }}",
    "a long text": "{{ 'x' * 10 ** 9 }}",
    "a text of texts": "{{ 'x' ~ 'y' }}",
    "a format": "{{ '%999999999d' % 1 }}",
    "loops in loops": "{% for a in evidence %}{% for b in evidence %}{% for c in evidence %}x"
    "{% endfor %}{% endfor %}{% endfor %}",
    "a loop that calls itself": "{% for a in evidence recursive %}{{ loop(a) }}{% endfor %}",
    "its own table": "{{ _pieces }}",
    "the context": "{{ self._TemplateReference__context }}",
    "a block": "{% block a %}x{% endblock %}",
    "a filter block": "{% filter upper %}x{% endfilter %}",
    "a setting": "{% set a = setting %}",
    "a scope": "{% with a = setting %}x{% endwith %}",
    "a call block": "{% call a() %}x{% endcall %}",
    "escaping": "{% autoescape true %}x{% endautoescape %}",
    "a statement": "{% do setting %}",
    "words that nobody sees": "\ue000",
}


@pytest.mark.timeout(60)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_section_template_is_refused_when_it_is_loaded(name: str, tmp_path: Path) -> None:
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    path.write_text(f"One.\n\n{HOSTILE[name]}\n", "utf-8")
    with using(Home(tmp_path)):
        with pytest.raises(BrokenError) as broken:
            fill(FILE, public({"setting": {"name": "X"}}))
        told = [one for one in lint(["la-services-2014"]) if one.place.template]
    assert broken.value.place.template
    assert broken.value.place.template.file == FILE
    assert any(one.place.template and one.place.template.file == FILE for one in told)
    assert not Path("pwned").exists()


@pytest.mark.parametrize("code", [CODE, "''.__class__.__mro__[1].__subclasses__()"])
def test_a_page_runs_in_a_sandbox(code: str, tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    hostile = f"{{{{ {code} }}}}{{{{ file }}}}{{% for one in found %}}{{% endfor %}}"
    (tmp_path / "pages" / "index-copies.html.j2").write_text(hostile, "utf-8")
    with using(Home(tmp_path)):
        checked_page("index-copies.html.j2")
        with pytest.raises(BrokenError):
            index_copies({"file": "a", "found": ()})
    assert not Path("pwned").exists()
