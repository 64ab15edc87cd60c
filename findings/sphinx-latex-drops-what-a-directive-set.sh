#!/usr/bin/env bash
# Tool: Sphinx 9.0.4 with docutils 0.22.4, the LaTeX builder beside the HTML builder.
#
# Guess: what a directive sets on its node as an attribute of Python (`node.wanted = "short"`) is
# there when the node is resolved, in every builder: doctrees are pickled, and pickle keeps it.
#
# Seen: in HTML it is there, in LaTeX it is gone, on the first page as on those below it. The builder
# puts a copy of every page into one document, and `Element.copy` makes a new node from what stands
# in square brackets (`node["wanted"]`) alone.
#
# Why it matters: extensions that are tried in HTML end the PDF with an AttributeError, as
# `exerciselist` of sphinx-lesson 0.8.16 does.
#
# Where from: docutils/nodes.py, `Element.copy`; sphinx/builders/latex/__init__.py,
# `assemble_doctree`.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 docutils==0.22.4
mkdir book
cat > chosen_pages.py <<'END'
from docutils import nodes
from docutils.parsers.rst import Directive


class chosen(nodes.General, nodes.Element):
    pass


class Chosen(Directive):
    def run(self):
        node = chosen()
        node.wanted = "short"
        return [node]


def resolve(app, doctree, docname):
    for node in list(doctree.findall(chosen)):
        app.seen.append((app.builder.name, getattr(node, "wanted", "gone")))
        node.replace_self(nodes.paragraph(text="."))


def setup(app):
    app.seen = []
    app.add_node(chosen)
    app.add_directive("chosen", Chosen)
    app.connect("doctree-resolved", resolve)
    app.connect("build-finished", lambda app, _: print(*sorted(set(app.seen))))
END
echo 'extensions = ["chosen_pages"]' > book/conf.py
printf 'Book\n====\n\n.. toctree::\n\n   more\n' > book/index.rst
printf 'More\n====\n\n.. chosen::\n' > book/more.rst
for builder in html latex; do
    PYTHONPATH=. venv/bin/python -m sphinx -E -q -b "$builder" book "out-$builder"
done | tee seen
test "$(cat seen)" = "('html', 'short')
('latex', 'gone')"
