"""Chapters are chapters in the PDF wherever the first page names them."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pikepdf
import pytest

from tests.conftest import ROOTS, press

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

INDEX = """\
# 小书

先说一句。

## 关于本书

几句话。

```{toctree}
:numbered:

one
```

中间一句。

```{toctree}
:numbered:

two
```

## 许可

几句话。
"""


def test_contents_below_a_heading_hold_chapters(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    shutil.copy(ROOTS / "forms-book/conf.py", tmp_path)
    (tmp_path / "refs.bib").touch()
    (source / "index.md").write_text(INDEX, "utf-8")
    for name in ("one", "two"):
        text = f"(ch-{name})=\n# 章{name}\n\n(sec-{name})=\n## 节{name}\n\n见{{numref}}`ch-two`。\n"
        (source / f"{name}.md").write_text(text, "utf-8")
    done = press(tmp_path, "book", "--format", "html,pdf", "--language", "zh", "--no-check")
    assert done.returncode == 0, done.stderr
    with pikepdf.open(tmp_path / "build/pdf/small-zh.pdf") as pdf, pdf.open_outline() as outline:
        found = [(item.title, [one.title for one in item.children]) for item in outline.root]
    assert found[1:] == [
        ("关于本书", []),
        ("1 章one", ["1.1 节one"]),
        ("2 章two", ["2.1 节two"]),
        ("许可", []),
    ]
    page = (tmp_path / "build/html/zh/one.html").read_text("utf-8")
    assert "第 2 章" in page.replace("\u00a0", " ")
