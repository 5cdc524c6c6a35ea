#!/bin/sh
# Makes the five fonts of the deck from the fonts that npm carries.
#
#   Needs: npm, and fonttools with brotli (Debian: fonttools python3-brotli;
#   elsewhere: pip install fonttools brotli).
#   Run:   sh assets/fonts/make.sh
#
# Why not the packages as they are: their fonts are variable, and Chromium puts a
# variable font into a PDF as Type 3 shapes. A static instance stays a real font
# there, and is smaller. The packages' "latin" files also have no arrows, ticks or
# box drawing, which no talk about a package manager can do without.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

# unpack PACKAGE VERSION FOLDER
unpack() {
  mkdir "$3"
  tar -xzf "$(npm pack --silent "$1@$2")" --strip-components=1 -C "$3"
}
unpack @fontsource-variable/instrument-sans 5.3.0 instrument-sans
unpack jetbrains-mono 1.0.6 jetbrains-mono
unpack @fontsource/jetbrains-mono 5.3.0 jetbrains-mono-fontsource

# --- Instrument Sans: 450 for text, 680 for bold, 680 at width 92 for headings ---
# Fontsource cuts the family in two (latin, and the rest of Europe's latin letters);
# each half is pinned to one weight and width, then they are put together again.
sans() { # WEIGHT WIDTH
  for half in latin latin-ext; do
    fonttools varLib.instancer -q "instrument-sans/files/instrument-sans-$half-wdth-normal.woff2" \
      "wght=$1" "wdth=$2" -o "$half.ttf"
  done
  fonttools merge latin.ttf latin-ext.ttf --output-file=sans.ttf 2>/dev/null
  pyftsubset sans.ttf --unicodes='*' --no-hinting \
    --layout-features=kern,mark,mkmk,ccmp,locl,liga,tnum \
    --flavor=woff2 --output-file="$here/instrument-sans-$1-$2.woff2"
}
sans 450 100
sans 680 100
sans 680 92

# --- JetBrains Mono: 500 and 700, with the symbols both families need ---
# Taken from the files of the whole typeface, for Fontsource's have no symbols. Left out:
# code ligatures (a talk shows the characters that one types) and other alphabets.
letters='U+0020-007E,U+00A0-017F,U+0192,U+0218-021B,U+02C6-02DD,U+1E9E'
greek='U+0394,U+03A3,U+03A9,U+03B1-03B5,U+03BB,U+03BC,U+03C0'
marks='U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,U+2039,U+203A,U+20AC,U+2122'
arrows='U+2190-21FF'
maths='U+2200-22FF'
drawing='U+2300-23FF,U+2500-25FF,U+2713,U+2717'
mono() { # NAME WEIGHT
  pyftsubset "jetbrains-mono/fonts/webfonts/JetBrainsMono-$1.woff2" --no-hinting \
    --unicodes="$letters,$greek,$marks,$arrows,$maths,$drawing" \
    --layout-features=ccmp,locl,mark,mkmk \
    --flavor=woff2 --output-file="$here/jetbrains-mono-$2.woff2"
}
mono Medium 500
mono Bold 700

# --- The licence of both, SIL OFL 1.1 (the package jetbrains-mono has only that of its CSS) ---
cp instrument-sans/LICENSE "$here/OFL-instrument-sans.txt"
cp jetbrains-mono-fontsource/LICENSE "$here/OFL-jetbrains-mono.txt"

wc -c "$here"/*.woff2
