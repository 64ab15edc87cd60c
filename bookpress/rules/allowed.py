"""The rules about what is allowed and how; nobody can silence them."""

UNUSED = "allowed.unused"
INVALID = "allowed.invalid"
RENAMED = "allowed.renamed"

# Severity, the one line of `bookpress rules`, and the page of `bookpress explain`.
NAMES = {
    INVALID: (
        "error",
        "Something that allows findings is not understood.",
        """\
# allowed.invalid

A row of allowed.toml or a comment for the gate can't be understood, so it allows nothing: it is no
TOML, it lacks a rule, a path or a reason, or it names a rule that does not exist. Write

    [[allow]]
    rule = "bibliography.uncited-entry"
    path = "refs.bib"
    key = "knuth84"  # if only one of them is meant: a word of the message
    reason = "the book that taught us"
""",
    ),
    RENAMED: (
        "info",
        "A rule is named as it was called before.",
        """\
# allowed.renamed

A row of allowed.toml, a comment for the gate, or `select` or `ignore` in pyproject.toml names a
rule by a name that it had before. It works as before; write today's name, which the finding says.
Rules that judge any Markdown, in whatever language, moved from `chinese` to `markup`:
conflict-marks, dollar-maths, invisible-character, leaked-markup, lost-cells, lost-html,
nested-too-deep, unclosed-fence, unknown-markup and unreadable. Where the family `chinese` is named
as a whole, it means the rules that are in it today: those about Chinese text.
""",
    ),
    UNUSED: (
        "error",
        "A row or a comment that allows findings has none to allow.",
        """\
# allowed.unused

A row of allowed.toml, or a comment such as `<!-- bookpress: ignore citations.unknown-key -->`,
silences nothing: the fault is mended, or it moved. What is left behind would hide the next fault
in the same place. Remove it. A comment speaks for its own line and for the next block, and may name
several rules: `<!-- bookpress: ignore footnotes.undefined, crossrefs.unknown-target -->`.
""",
    ),
}
