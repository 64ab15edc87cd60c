#!/usr/bin/env bash
# Tool: myst-parser 5.2.0 with Sphinx 9.0.4.
#
# Guess: [text](#name) finds what has that name anywhere in the book, and [text](page.md#name) the same
# name on one page, so a path before the # only says more.
#
# Seen: behind a path MyST looks in another list. The label of a formula, and a label with a capital
# letter, are reached by [text](#name) from any page; [text](page.md#name) to the very same warns
# "local id not found". In small letters the label of a section is found behind a path as well.
#
# Why it matters: an author who makes a link safer by naming its page breaks it, and the link that
# is left leads to the head of the page. Whoever checks links needs both lists.
#
# Where from: `resolve_myst_ref_doc` of myst_parser/sphinx_ext/myst_refs.py looks among the slugs, ids
# and labels of the page as they are written; `resolve_myst_ref_any` asks Sphinx's domains, which
# write labels small and know formulas.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0

mkdir book
cat > book/conf.py <<'END'
extensions = ["myst_parser"]
myst_enable_extensions = ["dollarmath"]
END
cat > book/index.md <<'END'
# First

[a](#eq-cost), [b](#Sec_Cost)

[c](second.md#eq-cost)

[d](second.md#Sec_Cost)

[e](second.md#sec-cost)

```{toctree}
second
```
END
cat > book/second.md <<'END'
# Second

$$
x
$$ (eq-cost)

(Sec_Cost)=
## Cost
END
venv/bin/sphinx-build -q -n -E -b html book out 2> seen.txt || true
sed -i 's/^.*index.md/index.md/' seen.txt
cat seen.txt
diff - seen.txt <<'END'
index.md:5: WARNING: local id not found in doc 'second': 'eq-cost' [myst.xref_missing]
index.md:7: WARNING: local id not found in doc 'second': 'Sec_Cost' [myst.xref_missing]
END
