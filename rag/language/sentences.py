"""Sentences: a text cut where sentences end, not inside dates, section numbers or abbreviations."""

import re

_END = re.compile(r"[.!?…][\"”»)]*\s+(?=[\"”»(]?[A-ZÅÄÖ0-9])")
_NOT_AN_END = re.compile(
    r"(?:\b(?:esim|ks|mm|mom|k|kohd|ns|eli|jne|ym|nro|n|s|klo|t\.ex|bl\.a|d\.v\.s|dvs|ca|nr|st|kap|e\.g|i\.e|no|vs|approx"
    r"|para|sec|art)|\b\d{1,2}|\b\d{1,2}\.\d{1,2})\.$",
    re.IGNORECASE,
)


def split_sentences(text: str) -> list[str]:
    """The sentences of a running text, each as it stands, without the white space between them."""
    sentences, start = [], 0
    for match in _END.finditer(text):
        end = match.start() + len(match.group().rstrip())
        if _NOT_AN_END.search(text[start : match.start() + 1]):
            continue
        sentences.append(text[start:end].strip())
        start = match.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]
