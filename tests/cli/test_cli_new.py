"""`notice-tasks new`: from flags, and from questions on a terminal."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from conftest import NOTICE, refusal
from notice_tasks.actions.new import with_added

if TYPE_CHECKING:
    from conftest import Desk, OnTerminal

COMPLETE = {
    "--title": "关于灭蚊的通知",
    "--requirement": "clean-up",
    "--what": "清除积水",
    "--actors": "各村卫生室",
    "--who": "clinics",
}


def flags(**changed: str | None) -> list[str]:
    """The flags of a complete checklist, some of them changed or, with none, left out."""
    wanted = COMPLETE | {f"--{name}": value for name, value in changed.items()}
    return [word for option, value in wanted.items() if value is not None for word in (option, value)]


def checklist(desk: Desk, notice: str) -> dict[str, Any]:
    """What a checklist says."""
    return tomllib.loads((desk.root / "checklists" / f"{notice}.toml").read_text(encoding="utf-8"))


def test_flags_say_everything(clinics: Desk) -> None:
    more = (
        "--number",
        "县卫〔2024〕6号",
        "--clause",
        "二·1",
        "--quote",
        "六月底前",
        "--quote",
        "清除积水",
        "--issuer",
        "县疾控局",
        "--issuer",
        "县爱卫办",
        "--issued",
        "2024/6/3",
        "--due",
        "20240630",
        "--kind",
        "event",
    )
    said = clinics.said("new", "mosquitoes", *flags(), "--who", "县人民医院", *more)
    assert said.splitlines()[0] == "Made checklists/mosquitoes.toml"
    written = checklist(clinics, "mosquitoes")
    assert written["notice"]["issuers"] == ["县疾控局", "县爱卫办"]
    assert written["notice"]["number"] == "县卫〔2024〕6号"
    assert str(written["anchors"]["issued"]) == "2024-06-03"
    (requirement,) = written["requirement"]
    assert {key: str(value) for key, value in requirement.items()} == {
        "id": "clean-up",
        "title": "清除积水",
        "clause": "二·1",
        "quote": "['六月底前', '清除积水']",
        "kind": "event",
        "actors": "各村卫生室",
        "who": "['clinics', 'county-hospital']",
        "due": "2024-06-30",
    }
    assert clinics.run("check").returncode == 0


def test_what_is_not_known_is_left_open(clinics: Desk) -> None:
    clinics.said("new", "mosquitoes", *flags())
    written = checklist(clinics, "mosquitoes")
    assert (written["anchors"], written["notice"]["issuers"]) == ({"issued": "unknown"}, [])
    assert "due" not in written["requirement"][0]
    assert clinics.cell("east-clinic", "clean-up", "2024-06-30")["timeliness"] == "undated"


def test_an_exact_id_wins_over_the_beginning_of_another(clinics: Desk) -> None:
    with (clinics.root / "units.toml").open("a", encoding="utf-8") as register:
        register.write('[[group]]\nid = "county"\nname = "全县"\n[[unit]]\nid = "clinic"\nname = "中心卫生室"\n')
    clinics.said("new", "mosquitoes", *flags(who="clinic"))
    clinics.said("new", "flies", *flags(who="county"))
    found = [checklist(clinics, notice)["requirement"][0]["who"] for notice in ("mosquitoes", "flies")]
    assert found == [["clinic"], ["county"]]


@pytest.mark.parametrize("kind", ["report", "action", "event", "standing", "encouragement"])
def test_every_kind_can_be_made(clinics: Desk, kind: str) -> None:
    clinics.said("new", "mosquitoes", *flags(), "--kind", kind)
    assert clinics.cell("east-clinic", "clean-up", "2024-06-30")["kind"] == kind


REFUSED: dict[str, tuple[list[str], list[str]]] = {
    "bad id of the notice": (["Flies!", *flags()], ["Flies!", "a-z|小写字母"]),
    "an id that is a path": (["../flies", *flags()], ["../flies", "a-z|小写字母"]),
    "bad id of the requirement": (["flies", *flags(requirement="清除")], ["清除", "a-z|小写字母"]),
    "taken id": (["county-2024-cold-chain", *flags()], ["checklists/county-2024-cold-chain.toml", "another id|换一个"]),
    "group": (["flies", *flags(who="clinicks")], ["clinicks", "Did you mean 'clinics'|是不是“clinics”"]),
    "unit": (["flies", *flags(who="east-clnic")], ["east-clnic", "Did you mean 'east-clinic'|是不是“east-clinic”"]),
    "nothing like it": (["flies", *flags(who="xxxx")], ["xxxx", "notice-tasks units"]),
    "no flags": (["flies"], ["--title", "--requirement", "--what", "--actors", "--who"]),
    "nothing at all": ([], ["ID", "--title"]),
    "an empty title": (["flies", *flags(title="  ")], ["--title"]),
    "nobody to track": (["flies", *flags(who="  ")], ["--who"]),
    "due is no day": (["flies", *flags(due="in June")], ["in June", "2024-08-30"]),
    "issued is no day": (["flies", *flags(issued="2024-02-30")], ["2024-02-30"]),
    "unknown kind": (["flies", *flags(kind="chore")], ["--kind", "chore", "standing"]),
    "two ids": (["flies", "mosquitoes", *flags()], ["mosquitoes"]),
}


def lacking(said: str, fragments: list[str], lang: str) -> list[str]:
    """What a sentence should hold in a language ("English|中文" where they differ) and does not."""
    return [part for part in fragments if part.split("|")[-1 if lang == "zh" else 0] not in said]


@pytest.mark.parametrize(("words", "fragments"), list(REFUSED.values()), ids=list(REFUSED))
def test_new_refuses(clinics: Desk, words: list[str], fragments: list[str]) -> None:
    assert lacking(clinics.refused("new", *words), fragments, "en") == []


def test_new_refuses_in_chinese(clinics: Desk) -> None:
    before = clinics.tree()
    results = clinics.run_all([["new", *words, "--lang", "zh"] for words, _fragments in REFUSED.values()])
    assert clinics.tree() == before
    for result, (_words, fragments) in zip(results, REFUSED.values(), strict=True):
        assert lacking(refusal(result, "zh"), fragments, "zh") == []


def test_an_empty_issuer_is_no_issuer(clinics: Desk) -> None:
    clinics.said("new", "mosquitoes", *flags(), "--issuer", " ", "--issuer", "县爱卫办")
    assert checklist(clinics, "mosquitoes")["notice"]["issuers"] == ["县爱卫办"]
    assert clinics.run("check").returncode == 0


def test_a_checklist_that_only_its_name_has_taken_is_left_alone(clinics: Desk) -> None:
    other = clinics.root / "checklists" / "county-2024-cold-chain.toml"
    other.rename(other.with_name("flies.toml"))
    assert "checklists/flies.toml" in clinics.refused("new", "flies", *flags())


ANSWERS = {
    "id": "mosquitoes",
    "title": "关于灭蚊的通知",
    "number": "县卫〔2024〕6号",
    "issuers": "县疾控局、县爱卫办",
    "issued": "2024-06-03",
    "requirement": "clean-up",
    "what": "清除积水",
    "clause": "二·1",
    "quote": "六月底前清除积水",
    "kind": "活动",
    "actors": "各村卫生室",
    "who": "clinics、 县人民医院",
    "due": "２０２４年６月３０日",
}


OPTIONAL = ("number", "issuers", "issued", "clause", "quote", "kind", "due")
"""The questions that may stay without an answer."""

REQUIREMENT_ANSWERS = "".join(f"{ANSWERS[name]}\n" for name in [*ANSWERS][6:])


def typed(**changes: str) -> str:
    """Answers as typed, with some replaced."""
    return "".join(f"{answer}\n" for answer in (ANSWERS | changes).values())


def with_wrong_answer(name: str, answer: str) -> str:
    """Answers as typed, with a wrong one before the one to a question."""
    return typed(**{name: f"{answer}\n{ANSWERS[name]}"})


@pytest.mark.parametrize(
    ("lang", "question"),
    [pytest.param("zh", "通知标题：", id="Chinese"), pytest.param("en", "Title of the notice:", id="English")],
)
def test_questions_are_asked_on_a_terminal(clinics: Desk, on_terminal: OnTerminal, lang: str, question: str) -> None:
    code, shown = on_terminal("new", "--lang", lang, cwd=clinics.root, typed=typed())
    assert (code, question in shown) == (0, True)
    written = checklist(clinics, "mosquitoes")
    assert written["notice"]["title"] == "关于灭蚊的通知"
    assert (str(written["anchors"]["issued"]), str(written["requirement"][0]["due"])) == ("2024-06-03", "2024-06-30")
    assert written["notice"]["number"] == "县卫〔2024〕6号"
    assert written["notice"]["issuers"] == ["县疾控局", "县爱卫办"]
    (requirement,) = written["requirement"]
    assert requirement["who"] == ["clinics", "county-hospital"]
    assert [requirement[key] for key in ("clause", "quote", "kind")] == ["二·1", "六月底前清除积水", "event"]
    assert clinics.run("check").returncode == 0


def test_some_questions_may_stay_without_an_answer(clinics: Desk, on_terminal: OnTerminal) -> None:
    code, _shown = on_terminal("new", cwd=clinics.root, typed=typed(**dict.fromkeys(OPTIONAL, "")))
    assert code == 0
    written = checklist(clinics, "mosquitoes")
    assert written["anchors"] == {"issued": "unknown"}
    assert {*written["notice"]} == {"id", "title", "issuers", "revised"}
    assert {*written["requirement"][0]} == {"id", "title", "kind", "actors", "who"}
    assert written["requirement"][0]["kind"] == "action"


def test_only_what_no_flag_gave_is_asked(clinics: Desk, on_terminal: OnTerminal) -> None:
    words = ["new", "flies", *flags(title=None), "--due", "2024-06-30"]
    asked = on_terminal(*words, cwd=clinics.root, typed="灭蝇\n\n\n\n\n\n\n")
    assert asked.returncode == 0
    questions = (
        "Short name",
        "Title",
        "Number",
        "Who issued",
        "Day of issue",
        "What is",
        "Where in",
        "words for it",
        "Due day",
    )
    assert [question for question in questions if question not in asked.text] == ["Short name", "What is", "Due day"]
    assert checklist(clinics, "flies")["notice"]["title"] == "灭蝇"


@pytest.mark.parametrize("name", ["title", "what", "actors", "who"])
def test_blanks_are_no_answer(clinics: Desk, on_terminal: OnTerminal, name: str) -> None:
    code, _shown = on_terminal("new", cwd=clinics.root, typed=with_wrong_answer(name, "   "))
    assert code == 0
    assert clinics.run("check").returncode == 0


@pytest.mark.parametrize(
    ("name", "answer", "told"),
    [
        pytest.param("id", "Flies!", "Flies!", id="no id"),
        pytest.param("id", "county-2024-cold-chain", "checklists/county-2024-cold-chain.toml", id="a taken id"),
        pytest.param("issued", "2024-02-30", "2024-02-30", id="no day of issue"),
        pytest.param("requirement", "清除", "清除", id="no id of a requirement"),
        pytest.param("who", "clinicks", "clinics", id="no group"),
        pytest.param("due", "in June", "in June", id="no due day"),
        pytest.param("kind", "chore", "standing", id="no kind"),
    ],
)
def test_a_wrong_answer_is_refused_at_once_and_asked_for_again(
    clinics: Desk, on_terminal: OnTerminal, name: str, answer: str, told: str
) -> None:
    code, shown = on_terminal("new", cwd=clinics.root, typed=with_wrong_answer(name, answer))
    assert (code, shown.count("error: ")) == (0, 1)
    assert told in shown[shown.index("error: ") :].splitlines()[0]
    assert str(checklist(clinics, "mosquitoes")["requirement"][0]["due"]) == "2024-06-30"


def test_without_a_workspace_nothing_is_asked(on_terminal: OnTerminal, tmp_path: Any) -> None:
    code, shown = on_terminal("new", cwd=tmp_path, typed=typed())
    assert code == 2
    assert "notice-tasks.toml" in shown
    assert "Title" not in shown


def test_the_end_of_input_ends_the_questions(clinics: Desk, on_terminal: OnTerminal) -> None:
    before = clinics.tree()
    code, shown = on_terminal("new", cwd=clinics.root, typed="mosquitoes\n\x04")
    assert (code, "Traceback" in shown) == (130, False)
    assert clinics.tree() == before


WHAT = (
    "--what",
    "清除积水",
    "--actors",
    "各村卫生室",
    "--who",
    "clinics、县人民医院",
    "--kind",
    "活动",
    "--due",
    "2024-06-30",
)
CHECKLIST = f"checklists/{NOTICE}.toml"
ADDED = """
[[requirement]]
id = "clean-up"
title = "清除积水"
kind = "event"
actors = "各村卫生室"
who = [
    "clinics",
    "county-hospital",
]
due = 2024-06-30
"""


@pytest.mark.parametrize(
    ("words", "end"),
    [
        pytest.param(("--add", "clean-up", NOTICE), "\n", id="by its id"),
        pytest.param((NOTICE[:8], "--add", "clean-up"), "\r\n", id="by a part of its name, with Windows line ends"),
        pytest.param(("--add", f"{NOTICE}/clean-up"), "", id="by a path, without a line end at the end"),
    ],
)
def test_a_requirement_is_added_and_nothing_else_is_touched(clinics: Desk, words: tuple[str, ...], end: str) -> None:
    file = clinics.root / CHECKLIST
    before = (file.read_text(encoding="utf-8") + "# a comment  at the end").replace("\n", end or "\n") + end
    file.write_bytes(before.encode())
    tree = clinics.tree()
    said = clinics.said("new", *words, *WHAT)
    assert f"Added {NOTICE}/clean-up to {CHECKLIST}" in said
    added = ADDED if end else f"\n{ADDED}"
    assert file.read_bytes().decode() == before + added.replace("\n", end or "\n")
    assert {path for path, content in clinics.tree().items() if content != tree.get(path)} == {CHECKLIST}
    assert clinics.run("check").returncode == 0
    assert clinics.cell("east-clinic", "clean-up", "2024-06-30")["kind"] == "event"


def test_a_byte_order_mark_stays() -> None:
    assert with_added("\ufeffformat = 1\r\n", 'id = "x"\n', "x.toml") == (
        '\ufeffformat = 1\r\n\r\n[[requirement]]\r\nid = "x"\r\n'
    )


def test_the_questions_of_a_requirement_are_asked_for_one_to_add(clinics: Desk, on_terminal: OnTerminal) -> None:
    answers = f"county\n{REQUIREMENT_ANSWERS}"
    code, shown = on_terminal("new", "--add", "clean-up", "--lang", "zh", cwd=clinics.root, typed=answers)
    assert (code, "添到哪份通知" in shown, "通知标题" in shown) == (0, True, False)
    added = checklist(clinics, NOTICE)["requirement"][-1]
    assert (added["id"], added["clause"], added["kind"]) == ("clean-up", "二·1", "event")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--add", f"{NOTICE}/photos", *WHAT), f"{NOTICE}/photos"),
        (("--add", f"{NOTICE}/Photos", *WHAT), "Photos"),
        (("--add", "flies/photos", *WHAT), "flies"),
        (("--add", "clean-up", *WHAT), "ID"),
        (("--add", f"{NOTICE}/clean-up"), "--what"),
        (("--add", f"{NOTICE}/clean-up", *WHAT, "--title", "x"), "--title"),
        (("--add", f"{NOTICE}/clean-up", *WHAT, "--due", "2020-01-01"), "2020-01-01"),
    ],
)
def test_nothing_is_added_that_does_not_fit(clinics: Desk, words: tuple[str, ...], told: str) -> None:
    assert told in clinics.refused("new", *words)


def test_nothing_is_added_to_a_faulty_file_or_to_a_list_in_brackets(clinics: Desk) -> None:
    file = clinics.root / CHECKLIST
    text = file.read_text(encoding="utf-8")
    head = text[: text.index("[[requirement]]")]
    item = '{ id = "a", title = "b", kind = "standing", actors = "c", who = [] }'
    file.write_text(f"requirement = [{item}]\n{head}", encoding="utf-8")
    assert CHECKLIST in clinics.refused("new", "--add", f"{NOTICE}/clean-up", *WHAT)
    file.write_text(f"{text}\n[", encoding="utf-8")
    assert CHECKLIST in clinics.refused("new", "--add", f"{NOTICE}/clean-up", *WHAT, code=3)


def test_the_number_of_a_notice_stands_beside_its_title(clinics: Desk) -> None:
    file = clinics.root / CHECKLIST
    text = file.read_text(encoding="utf-8").replace("[notice]\n", '[notice]\nnumber = "县卫〔2024〕3号"\n')
    file.write_text(text, encoding="utf-8")
    for words in (("status",), ("matrix",), ("show", NOTICE), ("explain", "east-clinic", "self-check")):
        assert "(县卫〔2024〕3号)" in clinics.said(*words)
    assert clinics.json("show", NOTICE)["notice"]["number"] == "县卫〔2024〕3号"
