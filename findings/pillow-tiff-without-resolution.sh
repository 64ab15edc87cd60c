#!/usr/bin/env bash
# Tool: Pillow 13.0.0; the width is that of XeLaTeX (TeX Live 2022).
#
# Guess: `info["dpi"]` is there only if the file states a resolution; so passing it on when a
# picture is saved in another format keeps what was known and invents nothing.
#
# Seen: a TIFF without any resolution, as Pillow itself writes it, has dpi (1, 1). Saved as PNG
# with that dpi, a picture of 40 pixels states one pixel an inch, and \includegraphics makes it 40
# inches wide, 2918 pt, where without dpi it is 40 pt.
#
# Why it matters: scans come as TIFF and are converted for the book; the page then shows a few
# pixels of such a picture, and the log an overfull box at most.
#
# Where from: PIL/TiffImagePlugin.py, `_setup`, takes 1 for a resolution that is missing, and
# inches for a missing unit, and stores them as dpi.
set -eu

version=$(xelatex --version | head -n 1 || true)
case $version in
    *"TeX Live 2022"*) ;;
    *) echo "not the version looked at: $version"; exit 3 ;;
esac
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pillow==13.0.0

venv/bin/python - <<'END' | tee seen.txt
from PIL import Image

Image.new("RGB", (40, 40)).save("scan.tif")
with Image.open("scan.tif") as scan:
    print("resolution in the file:", scan.tag_v2.get(282), "dpi:", scan.info["dpi"])
    scan.save("kept.png", dpi=scan.info["dpi"])
    scan.save("none.png")
END
for name in kept none; do
    cat > $name.tex <<END
\documentclass{article}
\usepackage{graphicx}
\begin{document}
\sbox0{\includegraphics{$name.png}}
\typeout{$name.png: width \the\wd0}
\end{document}
END
    xelatex -interaction=batchmode $name.tex > log.txt
    grep 'png: width' $name.log
done | tee -a seen.txt
diff - seen.txt <<'END'
resolution in the file: None dpi: (1, 1)
kept.png: width 2918.22437pt
none.png: width 40.1499pt
END
