"""A project every text of which would be something else than text if it were not escaped."""

from __future__ import annotations

from pathlib import Path

HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    "]]> & <b onclick=alert(3)>bold</b> <!-- -->",
    "\\N \\n \\G {a|b} : % $title ${data}",
    "javascript:alert(4)",
    "data:text/html,<script>alert(5)</script>",
    "‮right to left‬ ⁦isolated⁩ ​zero​width\ufeff",
    "\x07bell \x1b[31mred\x1b[0m \x7f \x85 \u2028line \u2029paragraph",
    "中文字符没有空格所以一行放不下这么多字而且还要继续写下去直到换行为止",
    "هذا نص باللغة العربية مع 🙂👩‍👩‍👧‍👦 رموز",
    "<img src=x onerror=alert(6)><svg onload=alert(7)>",
    "' onmouseover='alert(8)",
    "&lt;i&gt; &amp;amp; &#x3c;",
)


def write_hostile(folder: Path, long: int = 100_000) -> None:
    """``long``: characters of the longest proposition."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pyproject.toml").write_text("[tool.argmap]\n", encoding="utf-8")
    texts = (*HOSTILE, "x" * long, "word " * (long // 5))
    (folder / "article.txt").write_text("\n\n".join(HOSTILE), encoding="utf-8")
    lines = ["type thing", f"entity it {literal(HOSTILE[0])} : thing", f"predicate is_so(what: thing) {literal('{what} ' + HOSTILE[2])}"]
    for number, name in enumerate(("one", "two")):
        lines.append(f"source {name} {literal(HOSTILE[10])}\n  outlet {literal(texts[number])}\n  author {literal(HOSTILE[1])}")
        lines.append(f"  published 2031-0{number + 1}-05\n  text {literal('article.txt')}\n  note {literal(HOSTILE[5])}")
        lines.append(f"  url {literal('https://example.org/?q=%3Cscript%3E&x=javascript:alert(9)')}")
    lines.append(f"voice teller {literal(HOSTILE[11])}\n  role {literal(HOSTILE[3])}")
    for number, text in enumerate(texts):
        lines.append(f"premise c{number} {literal(text)}\n  from {'one' if number % 2 else 'two'}\n  by teller via {literal(HOSTILE[10])}")
        quoted = HOSTILE[number % len(HOSTILE)]
        lines.append(f"  quote {literal(quoted)}\n  note {literal(HOSTILE[2])}\n  means {'not ' if number % 3 == 0 else ''}is_so(what: it)")
    lines.append(f"conclusion end {literal(HOSTILE[1])}\n  from one\n  because c1 and c3")
    lines.append(f"question asked {literal(HOSTILE[4] + HOSTILE[0])}\n  about is_so(what: _)")
    lines.append(f"tension one.c1, two.c2 {literal(HOSTILE[0])}")
    (folder / "hostile.arg").write_text("\n\n".join(lines) + "\n", encoding="utf-8")


def literal(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
