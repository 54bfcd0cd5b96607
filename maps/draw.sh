#!/bin/sh
# Draws all that there is to see of the four articles into maps/out/: the overview, a map for each article and each question, the
# page, and the conflict report as a page and as Markdown. Run it where `argmap` is on the path: sh maps/draw.sh
set -eu
cd "$(dirname "$0")"
mkdir -p out
argmap render . -o out/overview.svg
argmap render . -o out/map.html
for file in *.arg; do
  outlet=$(sed -n 's/^ *outlet "\(.*\)"$/\1/p' "$file")
  source=$(sed -n 's/^source \([^ ]*\).*/\1/p' "$file")
  [ -z "$source" ] || argmap render . --outlet "${outlet:-$source}" -o "out/article-$source.svg"
done
sed -n 's/^question \([^ ]*\).*/\1/p' questions.arg | while read -r question; do
  argmap render . --question "$question" -o "out/question-$question.svg"
done
argmap conflicts . --format html -o out/conflicts.html
argmap conflicts . --format markdown -o out/conflicts.md
