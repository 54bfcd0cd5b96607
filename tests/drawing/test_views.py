"""What each view shows, what it says that it does not show, and that every kind of thing has its own look."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from attrs import evolve
from hostile import HOSTILE, write_hostile
from running import run, run_apart, system_graphviz

from argmap.conflicts.find import find_issues
from argmap.conflicts.issues import Issues
from argmap.drawing.drawing import Box, Drawing
from argmap.drawing.from_argument import MOST, draw
from argmap.drawing.legend import LEGEND
from argmap.drawing.overview import overview
from argmap.drawing.title import title_of
from argmap.drawing.views import EVERYTHING, LARGE, View, select, wants_overview
from argmap.model.argument import Argument
from argmap.model.from_syntax import resolve
from argmap.rules.evaluate import evaluate
from argmap.rules.evaluation import Evaluation
from argmap.settings import Settings
from argmap.syntax.parse import parse
from argmap.text import SourceText

ALL_KINDS = """
type town
entity ash "Ashby" : town
predicate floods(town: town) "{town} is flooded"
predicate rich(town: town) "{town} is rich"
source echo "The flood" outlet "Echo" published 2031-01-05 grade B2
source post "No flood" outlet "Post" published 2031-02-05
source old "Last year" outlet "Echo" published 2029-02-05
voice mayor "The mayor"
voice agency "The agency"
premise wet "It is wet" from echo by mayor via "the agency" quote "wet" means floods(town: ash) when 2031
premise dry "It is dry" from post quote "dry" means not floods(town: ash) when 2031
premise was "It was dry" from old quote "was" means not floods(town: ash) when 2029
premise law "Water rises" from echo
premise alarm "They fear the worst" from echo as fear of mayor quote "fear"
premise spin "All is well" from post by mayor disputed quote "well"
condition rain "It rains on" from echo
premise leave "People leave" from echo quote "leave" if echo.rain
conclusion evacuate "Ashby must be left" from echo quote "must"
  because wet and law called main unless post.dry scheme cause_to_effect
  because leave called sure strictly by mayor and agency
conclusion stay "Nobody need go" from post quote "stay" denies echo.evacuate because dry
premise liar "The agency errs" from post quote "errs"
undercuts post.liar, echo.evacuate.main "it is biased"
premise again "Ashby is wet" from post by mayor quote "again" means floods(town: ash) when 2031
tension echo.alarm, post.spin "odd"
question flood "Is Ashby flooded?"
  about floods(town: ash)
"""


def read(text: str) -> tuple[Argument, Issues, Evaluation, SourceText]:
    source = SourceText("a.arg", text)
    argument = resolve([parse(source)], Settings()).argument
    evaluation = evaluate(argument, Settings())
    return argument, find_issues(argument, Settings(), evaluation), evaluation, source


def drawn(text: str, view: View = EVERYTHING) -> Drawing:
    argument, issues, evaluation, source = read(text)
    return draw(argument, issues, evaluation, view, {"a.arg": source}, "A map")


def box(drawing: Drawing, name: str) -> Box:
    return next(each for each in drawing.boxes if each.name == name)


def names(drawing: Drawing) -> set[str]:
    return {each.name for each in drawing.boxes if each.role in ("premise", "conclusion", "condition")}


def chain(count: int) -> str:
    lines = ['premise c0 "Claim 0"']
    lines += [f'conclusion c{number} "Claim {number}" because c{number - 1}' for number in range(1, count)]
    return "\n".join(lines)


def test_each_kind_has_its_own_look() -> None:
    this = drawn(ALL_KINDS)
    assert (box(this, "echo.wet").shape, box(this, "echo.wet").outline) == ("rounded", "solid")
    assert (box(this, "echo.evacuate").shape, box(this, "echo.evacuate").outline) == ("box", "double")
    assert box(this, "echo.evacuate").lines[0].style == "strong"
    assert box(this, "echo.rain").shape == "hexagon"
    assert (box(this, "echo.alarm").outline, box(this, "echo.alarm").muted) == ("dotted", True)
    assert box(this, "echo.law").outline == "dashed"
    assert any(line.style == "via" and line.text == "via the agency" for line in box(this, "echo.wet").lines)
    assert any(line.text.startswith("⊘") for line in box(this, "post.spin").lines)
    circle = box(this, "echo.evacuate.main")
    assert (circle.shape, [line.text for line in circle.lines]) == ("circle", ["+", "cause to", "effect"])
    assert box(this, "echo.evacuate.sure").outline == "double"
    assert {group.label for group in this.groups} == {"Echo", "Post"}
    roles = {arrow.role for arrow in this.arrows}
    assert roles == {"link", "support", "denial", "undercut", "condition", "conflict", "change", "agreement"}
    undercut = next(arrow for arrow in this.arrows if arrow.tooltip == "it is biased")
    assert undercut.head == circle.id
    assert {arrow.label for arrow in this.arrows if arrow.role == "condition"} == {"if"}
    assert any(arrow.label == "unless" for arrow in this.arrows)
    assert not any(arrow.ranks for arrow in this.arrows if arrow.role == "conflict")


def test_a_box_says_who_how_sure_and_what_holds() -> None:
    this = drawn(ALL_KINDS)
    text = " ".join(line.text for line in box(this, "echo.wet").lines)
    assert "The mayor" in text
    assert "2031" in text
    assert "B2" in text
    assert re.search(r"[✓✗?○] (holds|fails|undecided|open)", text)
    leave = " ".join(line.text for line in box(this, "echo.leave").lines)
    assert "○ open: waits for rain" in leave
    tip = box(this, "echo.wet").tooltip
    assert "“wet”" in tip
    assert "a.arg:" in tip
    assert "said by The mayor via the agency" in tip


def test_the_legend_lists_what_is_there_and_nothing_else() -> None:
    whole = {item.sample for item in drawn(ALL_KINDS).legend}
    assert whole >= {"premise", "conclusion", "main", "condition", "held", "assumption", "via", "disputed", "step", "strict"}
    assert whole >= {"support", "denial", "undercut", "condition-arrow", "conflict", "change", "agreement"}
    few = {item.sample for item in drawn('premise a "A"\npremise b "B"').legend}
    assert few == {"premise", "assumption", "holds"}
    assert set(LEGEND) >= whole


def test_a_focus_shows_what_leads_to_it_what_it_leads_to_and_what_conflicts() -> None:
    argument, issues, _, _ = read(chain(9))
    assert select(argument, issues, View(focus="c4", depth=2)) == {"c2", "c3", "c4", "c5", "c6"}
    assert select(argument, issues, View(focus="c4", depth=0)) == {"c4"}
    argument, issues, _, _ = read('premise a "A"\npremise b "B"\nconclusion c "C" because a and b\nconclusion d "D" because a')
    assert select(argument, issues, View(focus="b", depth=3)) == {"b", "c"}  # not what merely shares a conclusion
    argument, issues, _, _ = read(ALL_KINDS)
    assert "post.dry" in select(argument, issues, View(focus="echo.wet", depth=0))


def test_a_view_says_what_it_hides() -> None:
    this = drawn(ALL_KINDS, View(outlets=("Echo",)))
    assert names(this).isdisjoint({"post.dry", "post.stay"})
    assert this.hidden == len(names(drawn(ALL_KINDS))) - len(names(this))
    assert f"{this.hidden} claims hidden by this view" in this.heading
    assert any("with claims not shown here" in line.text for line in box(this, "echo.wet").lines)
    assert drawn(ALL_KINDS).hidden == 0


def test_a_step_says_who_draws_it_if_another_does() -> None:
    this = drawn(ALL_KINDS)
    assert "drawn by The mayor and The agency" in box(this, "echo.evacuate.sure").tooltip
    assert "drawn by" not in box(this, "echo.evacuate.main").tooltip


def test_a_step_counts_the_premises_that_are_not_shown() -> None:
    this = drawn('premise a "A"\npremise b "B"\nconclusion c "C" because a and b', View(focus="a"))
    assert [line.text for line in this.boxes[-1].lines] == ["+", "1 more"]


def test_conflicts_only_shows_both_ends_and_one_step() -> None:
    this = names(drawn(ALL_KINDS, View(conflicts_only=True, min_strength="weak")))
    ends, around = {"echo.wet", "post.dry"}, {"echo.evacuate", "echo.law", "echo.leave", "post.again", "post.liar", "post.stay"}
    assert this == ends | around


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (View(voices=("mayor",)), {"echo.wet", "post.spin", "post.again"}),
        (View(voices=("The mayor",)), {"echo.wet", "post.spin", "post.again"}),
        (View(tags=("none",)), set()),
    ],
)
def test_filters(view: View, shown: set[str]) -> None:
    assert names(drawn(ALL_KINDS, view)) == shown


def test_a_title_says_what_was_asked_for() -> None:
    argument, issues, _, _ = read(ALL_KINDS)
    assert title_of(argument, issues, View(question="flood")) == "Is Ashby flooded?"
    assert title_of(argument, issues, View(focus="echo.wet")) == "Around “It is wet”"
    assert title_of(argument, issues, View(outlets=("Echo",), conflicts_only=True)) == "Claims in conflict: Echo"
    assert title_of(argument, issues, View()) == "Argument map"


def test_above_sixty_claims_the_overview_is_the_default() -> None:
    small, large = read(chain(LARGE))[0], read(chain(LARGE + 1))[0]
    assert not wants_overview(small, View())
    assert wants_overview(large, View())
    assert not wants_overview(large, EVERYTHING)
    assert not wants_overview(large, View(focus="c1"))


def test_the_overview_counts_claims_and_conflicts_question_by_question() -> None:
    argument, issues, _, _ = read(ALL_KINDS)
    this = overview(argument, issues, View(), "A map")
    folder = box(this, "flood")
    text = " ".join(line.text for line in folder.lines)
    assert folder.shape == "folder"
    assert "Is Ashby flooded?" in text
    assert re.search(r"⚡ \d+ conflicts?: ", text)
    assert " against " in text
    assert "argmap render --question flood" in folder.tooltip
    assert any("none of them" in line for line in this.heading)


def test_without_questions_the_overview_goes_by_outlet() -> None:
    argument, issues, _, _ = read(chain(80))
    this = overview(argument, evolve(issues, questions=()), View(), "A map")
    assert [line.text for line in this.boxes[0].lines] == ["the analyst", "80 claims · 79 conclusions"]


def test_what_no_conflict_touches_is_folded_and_counted() -> None:
    this = drawn(chain(MOST * 3), View(outlets=()))
    folds = [each for each in this.boxes if each.role == "more"]
    assert sum(int(re.sub(r"\D", "", each.lines[0].text)) for each in folds) == this.hidden
    assert len(names(this)) <= MOST
    assert this.hidden + len(names(this)) == MOST * 3


# --- the command ------------------------------------------------------------------------------------------------------


def project(folder: Path, files: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {"pyproject.toml": "[tool.argmap]\n", **files}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_order_of_files_and_the_hash_seed_make_no_difference(tmp_path: Path) -> None:
    cut = ALL_KINDS.index("premise leave")
    heads, tails = ALL_KINDS[:cut], ALL_KINDS[cut:]
    one = project(tmp_path / "one", {"a.arg": heads, "b.arg": 'use "a.arg"\n' + tails})
    svgs = {run_apart("render", ".", cwd=one, env={"PYTHONHASHSEED": seed}).out for seed in ("1", "2")}
    assert len(svgs) == 1
    for form in ("svg", "dot", "json", "graphml", "html"):
        first, second = (run("render", *paths, "--format", form, cwd=one) for paths in (("a.arg", "b.arg"), ("b.arg", "a.arg")))
        assert first.out == second.out, form
        assert first.out


def test_hostile_text_is_text_in_every_format(tmp_path: Path) -> None:
    write_hostile(tmp_path)
    for form in ("svg", "png", "pdf", "dot", "json", "graphml"):
        path = tmp_path / f"map.{form}"
        run("render", ".", "--everything", "-o", str(path), "--title", HOSTILE[0], cwd=tmp_path)
        assert path.stat().st_size > 1000, form
    for form in ("svg", "graphml"):
        root = ElementTree.parse(tmp_path / f"map.{form}").getroot()
        assert not any(element.tag.rpartition("}")[2] in ("script", "img", "a", "foreignObject", "image") for element in root.iter())
        assert not any(name.startswith("on") or name.endswith("href") for element in root.iter() for name in element.attrib)
        assert "<script>alert(1)</script>" in "".join(root.itertext())
    text = (tmp_path / "map.svg").read_text(encoding="utf-8")
    assert not set(text) & set("\u202e\u2066\u200b\ufeff\x07\x1b\x7f\x85\u2028")
    data = json.loads((tmp_path / "map.json").read_text(encoding="utf-8"))
    assert any("<script>alert(1)</script>" in each["tooltip"] for each in data["boxes"])
    if shutil.which("dot"):
        done = subprocess.run(["dot", "-Tjson0", str(tmp_path / "map.dot")], capture_output=True, check=False, timeout=60)
        assert done.returncode == 0, done.stderr[-500:]
        nodes = [each for each in json.loads(done.stdout)["objects"] if not each["name"].startswith("cluster")]
        assert len(nodes) == len(data["boxes"])  # no port has made a phantom of `a:b`


def test_dot_reads_what_is_written(tmp_path: Path) -> None:
    dot_program = system_graphviz()
    folder = project(tmp_path, {"a.arg": ALL_KINDS})
    by_dot = run("render", ".", "--engine", "dot", cwd=folder)
    assert by_dot.code == 0
    assert ElementTree.fromstring(by_dot.out).tag.endswith("svg")
    dot = run("render", ".", "--format", "dot", cwd=folder).out
    assert subprocess.run([dot_program, "-Tsvg"], input=dot.encode(), capture_output=True, check=False, timeout=60).returncode == 0


def test_paper_gets_its_quotes_by_number(tmp_path: Path) -> None:
    folder = project(tmp_path, {"a.arg": ALL_KINDS})
    printed = ElementTree.fromstring(run("render", ".", "--theme", "print", cwd=folder).out)
    lines = [element.text or "" for element in printed.iter() if element.tag.endswith("}text")]
    quotes = re.findall(r"^(\d+)\. (\S+): “(.*?)”$", "\n".join(lines), re.MULTILINE)
    assert [int(number) for number, _, _ in quotes] == list(range(1, len(quotes) + 1))
    assert {words for _, _, words in quotes} >= {"wet", "dry", "must"}
    assert "“wet”" not in "".join(
        element.text or "" for element in ElementTree.fromstring(run("render", ".", cwd=folder).out).iter() if element.tag.endswith("text")
    )


def test_a_large_project_says_that_it_is_drawn_as_an_overview(tmp_path: Path) -> None:
    folder = project(tmp_path, {"a.arg": chain(100)})
    done = run("render", ".", cwd=folder)
    assert done.code == 0
    assert "overview" in done.err
    assert "--everything" in done.err


def test_a_box_says_whether_one_condition_is_enough() -> None:
    base = 'condition a "A"\ncondition b "B"\n'
    for condition, words in (("a or b", "a or b"), ("all of a, b", "a and b"), ("a and (b or not a)", "a, b")):
        this = drawn(f'{base}conclusion x "X"\n  if {condition}\n')
        assert f"waits for {words}" in " ".join(line.text for line in box(this, "x").lines)
