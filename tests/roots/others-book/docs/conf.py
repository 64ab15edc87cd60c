"""A book that knows nothing of the press but its name, in the folder of a project."""

from datetime import UTC, datetime

project = "On Tools"
author = "A Builder"
copyright = f"{datetime.now(UTC).year}, A Builder"  # noqa: A001 - Sphinx’s name
language = "en"
extensions = ["myst_parser"]
myst_enable_extensions = ["deflist", "tasklist", "strikethrough", "dollarmath"]
root_doc = "start"
mathjax3_config = {"tex": {"macros": {"R": r"\mathbb{R}", "norm": [r"\lVert #1\rVert", 1]}}}
html_static_path = ["_static"]
myst_heading_anchors = 3
numfig = True
extensions += ["bookpress"]
