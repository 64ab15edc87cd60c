#!/usr/bin/env bash
# Tool: xeCJK 3.9.1 with XeLaTeX (TeX Live 2022) and Noto Serif CJK SC.
#
# Guess: 国——国 is four characters wide, the dash one unbroken line of two, as Chinese typesetting
# asks; and Language=Chinese Simplified can only bring the font nearer to that.
#
# Seen: without the language the dash is unbroken but 16.9 pt long at 10 pt, not 20. With it the
# two halves are 19.1 pt with a gap between them. FandolSong has 20 pt, unbroken.
#
# Why it matters: every 破折号 of the book is either short or broken. The option is what fontspec
# documents for choosing regional forms, and most guides set it.
#
# Where from: the em dash of the font is a Latin one, 890 units wide; under any language of East
# Asia its `locl` puts one of 1000 with 71 blank at the left in its place. xeCJK narrows the pair
# (PunctStyle=plain gives 17.8 and 20 pt) but does not close the gap.
set -eu

version=$(xelatex --version | head -n 1 || true)
case $version in
    *"TeX Live 2022"*) ;;
    *) echo "not the version looked at: $version"; exit 3 ;;
esac
if ! fc-list | grep -q 'Noto Serif CJK SC' || ! kpsewhich FandolSong-Regular.otf > /dev/null ||
    ! kpsewhich xeCJK.sty > /dev/null; then
    echo "xeCJK, Noto Serif CJK SC or FandolSong is not installed"
    exit 3
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > dash.tex <<'END'
\documentclass{article}
\usepackage[paperwidth=60pt, paperheight=20pt, margin=2pt]{geometry}
\usepackage{xeCJK}
\setCJKmainfont{Noto Serif CJK SC}
\newCJKfontfamily\chinese[Language=Chinese Simplified]{Noto Serif CJK SC}
\newCJKfontfamily\fandol{FandolSong-Regular.otf}
\pagestyle{empty}
\setlength\parindent{0pt}
\newcommand\sample[2]{\sbox0{#2国——国}\typeout{#1: \the\wd0}\usebox0\newpage}
\begin{document}
\sample{none}{}\sample{Chinese Simplified}{\chinese}\sample{FandolSong}{\fandol}
\end{document}
END
xelatex -interaction=batchmode dash.tex > log.txt
grep -E '^Package: xeCJK ' dash.log
grep -E '^(none|Chinese Simplified|FandolSong): ' dash.log | tee seen.txt
diff - seen.txt <<'END'
none: 36.93pt
Chinese Simplified: 39.13pt
FandolSong: 40.0pt
END
