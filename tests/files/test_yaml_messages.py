"""What the YAML library says, in Vietnamese: every message of libyaml 0.2.5 and 0.2.6 and of PyYAML's own parser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from baohiem_cli.errors import DataInvalid
from baohiem_cli.files import yaml_reader
from baohiem_cli.files.yaml_messages import told

LIBYAML = """\
block sequence entries are not allowed in this context
control characters are not allowed
could not find expected ':'
could not find expected directive name
did not find URI escaped octet
did not find expected '!'
did not find expected ',' or ']'
did not find expected ',' or '}'
did not find expected '-' indicator
did not find expected <document start>
did not find expected <stream-start>
did not find expected alphabetic or numeric character
did not find expected comment or line break
did not find expected digit or '.' character
did not find expected hexdecimal number
did not find expected key
did not find expected node content
did not find expected tag URI
did not find expected version number
did not find expected whitespace
did not find expected whitespace or line break
did not find the expected '>'
exceeded maximum nesting depth
found a tab character that violates indentation
found a tab character where an indentation space is expected
found character that cannot start any token
found duplicate %TAG directive
found duplicate %YAML directive
found extremely long version number
found incompatible YAML document
found invalid Unicode character escape code
found undefined tag handle
found unexpected ':'
found unexpected document indicator
found unexpected end of stream
found unexpected non-alphabetical character
found unknown directive name
found unknown escape character
invalid Unicode character
mapping keys are not allowed in this context
mapping values are not allowed in this context
""".splitlines()

PYYAML = """\
could not find expected ':'
duplicate tag handle '!'
expected ' ', but found 'x'
expected '!', but found 'x'
expected ',' or ']', but got '<scalar>'
expected ',' or '}', but got '<scalar>'
expected '<document start>', but found '<scalar>'
expected '>', but found 'x'
expected <block end>, but found '<scalar>'
expected URI escape sequence of 2 hexadecimal numbers, but found 'x'
expected URI, but found 'x'
expected a comment or a line break, but found 'x'
expected a digit or ' ', but found 'x'
expected a digit or '.', but found 'x'
expected a digit, but found 'x'
expected alphabetic or numeric character, but found 'x'
expected chomping or indentation indicators, but found 'x'
expected escape sequence of 4 hexadecimal numbers, but found 'x'
expected indentation indicator in the range 1-9, but found 0
expected the node content, but found '<document end>'
found character '@' that cannot start any token
found duplicate YAML directive
found incompatible YAML document (version 1.* is required)
found undefined tag handle '!x!'
found unexpected document separator
found unexpected end of stream
found unknown escape character 'x'
invalid indentation or unclosed '[' or '{'
mapping keys are not allowed here
mapping values are not allowed here
sequence entries are not allowed here
special characters are not allowed
""".splitlines()

CONTEXTS = [
    "while parsing a block mapping", "while parsing a flow sequence", "while scanning a quoted scalar",
    "while scanning a simple key", "while parsing a block collection", "while increasing flow level", None,
]  # fmt: skip

ENGLISH = re.compile(r"\b(found|find|expected?|while|parsing|scanning|allowed|character|the|in|of|not|but|got|token)\b")


@pytest.mark.parametrize("problem", [*LIBYAML, *PYYAML])
def test_every_message_is_known(problem: str):
    for context in CONTEXTS:
        said = told(yaml.MarkedYAMLError(context, None, problem, None))
        assert said
        assert not ENGLISH.search(said)


def test_an_unknown_message_is_left_out_but_not_the_advice(monkeypatch: pytest.MonkeyPatch):
    assert told(yaml.MarkedYAMLError("while doing a new thing", None, "found a new thing", None)) == ""

    def parse(text: str, Loader: Any) -> Iterator[yaml.Event]:  # noqa: N803 - its name in yaml
        yield yaml.StreamStartEvent()
        raise yaml.MarkedYAMLError("while doing a new thing", None, "found a new thing", yaml.Mark("", 0, 0, 0, "", 0))

    monkeypatch.setattr(yaml_reader.yaml, "parse", parse)
    with pytest.raises(DataInvalid) as caught:
        yaml_reader.parse(b"a: b", "f.yaml")
    advice = "sai cú pháp YAML; hãy xem thụt dòng, dấu ngoặc kép và dấu hai chấm"
    assert [problem.message for problem in caught.value.problems] == [advice]


@pytest.mark.parametrize("loader", [yaml_reader._Loader, yaml.SafeLoader])
@given(text=st.text(alphabet="ab1ế:-?[]{},&*!|>'\"%#~@` \n\t\\", max_size=40))
def test_whatever_is_wrong_is_told_in_vietnamese(loader: Any, text: str):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_reader, "_Loader", loader)
        try:
            yaml_reader.parse(text.encode(), "f.yaml")
        except DataInvalid as error:
            for problem in error.problems:
                assert not ENGLISH.search(problem.message)
