#!/usr/bin/env bash
# Tool: myst-parser 5.2.0 with Sphinx 9.0.4.
#
# Guess: a translation may use the substitutions that its page may use: those of conf.py, and those
# that the page defines in its front matter.
#
# Seen: those of conf.py work in both. A name from the front matter is undefined in the translation:
# the place stays empty, and a warning names the first line of the page, whatever line it was on.
#
# Why it matters: the message in the catalog shows {{ own }}, the translator copies it as everything
# else of that sort, and the word is missing in one language alone.
#
# Where from: `_publish_msgstr` of sphinx/transforms/i18n.py parses each translation as a document of
# its own, which has no front matter; MyST reads a page's own settings from there alone.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check sphinx==9.0.4 myst-parser==5.2.0

mkdir -p book/locale/de/LC_MESSAGES
cat > book/conf.py <<'END'
extensions = ["myst_parser"]
myst_enable_extensions = ["substitution"]
myst_substitutions = {"shared": "Sphinx"}
locale_dirs = ["locale"]
END
cat > book/index.md <<'END'
---
myst:
  substitutions:
    own: MyST
---

# Book

With {{ own }} and {{ shared }}.
END
cat > book/locale/de/LC_MESSAGES/index.po <<'END'
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\n"

msgid "With {{ own }} and {{ shared }}."
msgstr "Mit {{ own }} und {{ shared }}."
END
for language in en de; do
    venv/bin/sphinx-build -q -n -E -b html -D language=$language book out.$language 2>> told.txt || true
    grep -oE '<p>(With|Mit).*</p>' out.$language/index.html
done > seen.txt
sed 's/^.*index.md/index.md/' told.txt | sort -u >> seen.txt
cat seen.txt
diff - seen.txt <<'END'
<p>With MyST and Sphinx.</p>
<p>Mit  und Sphinx.</p>
index.md:1: WARNING: Substitution error:UndefinedError: 'own' is undefined [myst.substitution]
END
