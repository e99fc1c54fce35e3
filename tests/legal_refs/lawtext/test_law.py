import pytest

from legal_refs.lawtext import LawTextError, ProvisionKind


def _shape(law):
    return [
        (piece.kind, piece.article, piece.article_suffix, piece.text) for piece in law.provisions
    ]


def _messages(law):
    return [(warning.line, warning.message) for warning in law.warnings if warning.line]


def test_parse_gives_articles_with_headings_and_paragraphs(parse_text):
    law = parse_text(
        "甲法\n（2020年1月2日会议通过）\n第一编　总则\n第一章　任务\n第一条　甲：\n（一）乙；\n（二）丙。\n丁。\n"
        "第二章　范围\n第一节　地域\n第一条之一　戊。\n第二编　分则\n第二条　己。\n附　则\n第三条　本法自2021年1月1日起施行。"
    )

    assert [(a.article, a.article_suffix, a.headings, a.text) for a in law.articles] == [
        (1, 0, ("第一编　总则", "第一章　任务"), "甲：\n（一）乙；\n（二）丙。\n丁。"),
        (1, 1, ("第一编　总则", "第二章　范围", "第一节　地域"), "戊。"),
        (2, 0, ("第二编　分则",), "己。"),
        (3, 0, ("附　则",), "本法自2021年1月1日起施行。"),
    ]
    assert str(law.effective_on) == "2021-01-01"
    assert law.warnings == ()
    assert [piece.position for piece in law.provisions] == [0, 1, 2, 3]


def test_parse_keeps_a_preamble_under_its_heading(parse_text):
    law = parse_text("# 甲法\n\n## 序言\n\n乙。\n\n丙。\n\n## 第一章 总纲\n\n第一条 丁。", "甲.md")

    assert _shape(law) == [
        (ProvisionKind.PREAMBLE, 0, 0, "乙。\n丙。"),
        (ProvisionKind.ARTICLE, 1, 0, "丁。"),
    ]
    assert [piece.headings for piece in law.provisions] == [("序言",), ("第一章 总纲",)]


@pytest.mark.parametrize(
    ("text", "caption", "expected"),
    [
        ("第一条【故意杀人罪】故意。", "故意杀人罪", "故意。"),
        ("第一条　【故意杀人罪】\n故意。", "故意杀人罪", "故意。"),
        ("【故意杀人罪】\n第一条 故意。", "故意杀人罪", "故意。"),
        ("第一条（立法目的）\n故意。", "立法目的", "故意。"),
        ("第一条 （删去）", "", "（删去）"),
        ("第一条 故意【甲】。", "", "故意【甲】。"),
    ],
)
def test_parse_reads_captions(parse_text, text, caption, expected):
    law = parse_text(f"甲法\n{text}\n第二条 乙。")

    assert (law.articles[0].caption, law.articles[0].text) == (caption, expected)
    assert (law.articles[1].caption, law.articles[1].text) == ("", "乙。")


@pytest.mark.parametrize(
    ("lines", "numbers", "warnings"),
    [
        (["第一条 甲。", "第二 条乙。"], [1, 2], [(3, "条号中有多余的空格：第二 条乙。")]),
        (["第一条 甲。", "笫二条 乙。"], [1, 2], [(3, "条号中有错字：笫二条 乙。")]),
        (
            ["第一条甲。", "第二条乙。"],
            [1, 2],
            [(2, "条号之后没有空格：第一条甲。"), (3, "条号之后没有空格：第二条乙。")],
        ),
        (["第一条 甲。 第二条 乙。 第三条 丙。"], [1, 2, 3], [(2, "一行中有 3 条，已分开")]),
        (["第一条 甲。", "第四条 乙。"], [1, 4], [(3, "条号不连续：第1条之后是第4条")]),
        (["第三条 甲。", "第四条 乙。"], [3, 4], [(2, "条号不是从第1条开始，而是第3条")]),
        (["第一条 甲。", "第三条规定的，从其规定。", "第二条 乙。"], [1, 2], []),
    ],
)
def test_parse_reads_irregular_labels(parse_text, lines, numbers, warnings):
    law = parse_text("\n".join(["甲法", *lines]))

    assert [article.article for article in law.articles] == numbers
    assert _messages(law) == warnings


def test_parse_divides_the_paragraphs_of_articles_that_stood_on_one_line(parse_text):
    law = parse_text("甲规则\n第一条 甲： （一）乙； （二）丙。 丁。 第二条 戊。")

    assert [article.text for article in law.articles] == [
        "甲：\n（一）乙；\n（二）丙。\n丁。",
        "戊。",
    ]


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (["第一条 甲。", "第二条 乙。", "第二条 丙。"], r"第2条重复出现（第 4 行）"),
        (["第一条 甲。", "第三条 乙。", "第二条 丙。"], r"第2条的顺序倒退（第 4 行）"),
        (["第一条 甲。", "第一条之一 乙。", "第一条之一 丙。"], r"第1条之1重复出现（第 4 行）"),
        (["第一条 甲。", "第二条 乙。", "丙法", "第一条 丁。"], r"两部法律：第 5 行"),
    ],
)
def test_parse_refuses_numbers_twice_or_backwards(parse_text, lines, message):
    with pytest.raises(LawTextError, match=message):
        parse_text("\n".join(["甲法", *lines]))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("今天天气很好。\n第一条 甲。", "没有找到标题"),
        ("我的日记\n今天天气很好。", "没有找到条文"),
        ("借款合同\n第一条 借款金额。\n第二条 利率。", "像是合同"),
        ("中华人民共和国甲法", "只有标题，没有正文"),
        ("# Readme\n\nSome text.\n\n## Part\n\nMore.", "没有找到条文"),
    ],
)
def test_parse_refuses_what_is_no_law(parse_text, text, message):
    with pytest.raises(LawTextError, match=message):
        parse_text(text, "文件.md")


@pytest.mark.parametrize(
    ("lines", "headings", "message"),
    [
        (
            ["## 第二章 逃匿、死亡案件", "违法所得的没收程序", "第二条 乙。"],
            ("第二章 逃匿、死亡案件\n违法所得的没收程序",),
            "分成两行的标题已合并：第二章 逃匿、死亡案件违法所得的没收程序",
        ),
        (["第二章 乙", "第二条 乙。"], ("第二章 乙",), "标题没有标记，已按标题处理：第二章 乙"),
        (
            ["（一）效力", "第二条 乙。"],
            ("第一章 甲", "（一）效力"),
            "没有标记的小标题，已按标题处理：（一）效力",
        ),
        (
            ["从事经营活动的", "登记管理", "第二条 乙。"],
            ("从事经营活动的\n登记管理",),
            "缺少序号的标题，已按标题处理：从事经营活动的登记管理",
        ),
    ],
)
def test_parse_mends_headings(parse_text, lines, headings, message):
    law = parse_text("\n\n".join(["# 甲法", "## 第一章 甲", "第一条 甲。", *lines]), "甲.md")

    assert [article.text for article in law.articles] == ["甲。", "乙。"]
    assert law.articles[1].headings == headings
    assert [warning.message for warning in law.warnings if warning.line] == [message]


def test_parse_keeps_a_heading_with_nothing_under_it(parse_text):
    law = parse_text(
        "# 甲法\n\n## 第一章 甲\n\n第一条 甲。\n\n## 第二章 乙\n\n## 第三章 丙\n\n第二条 丙。\n\n##",
        "甲.md",
    )

    assert [(piece.headings, piece.text) for piece in law.provisions] == [
        (("第一章 甲",), "甲。"),
        (("第二章 乙",), ""),
        (("第三章 丙",), "丙。"),
    ]
    assert _messages(law) == [(7, "标题下没有内容：第二章 乙"), (13, "标题没有文字，已略去")]


def test_parse_reports_a_chapter_number_that_jumps(parse_text):
    law = parse_text("甲法\n第一章 甲\n第一条 甲。\n第三章 乙\n第二条 乙。")

    assert _messages(law) == [(5, "标题序号不连续：第三章 乙 之前是第1章")]


def test_parse_puts_annexes_behind_the_last_article(parse_text):
    law = parse_text(
        "甲规定\n第一条 甲。\n附件1：程序\n一、乙。\n附件2：\n第一条 不是条文。\n附加刑。"
    )

    assert _shape(law) == [
        (ProvisionKind.ARTICLE, 1, 0, "甲。"),
        (ProvisionKind.ANNEX, 0, 0, "附件1：程序\n一、乙。"),
        (ProvisionKind.ANNEX, 0, 0, "附件2：\n第一条 不是条文。\n附加刑。"),
    ]


def test_parse_reads_the_articles_that_a_decision_attaches(parse_text):
    law = parse_text(
        "关于修改《甲规则》的决定\n为了乙。\n一、将第一条修改为：“丙。”\n附：\n甲规则\n第一条 丙。\n第二条 丁。"
    )

    assert _shape(law) == [
        (ProvisionKind.SECTION, 0, 0, "为了乙。"),
        (ProvisionKind.SECTION, 0, 0, "一、将第一条修改为：“丙。”"),
        (ProvisionKind.ANNEX, 0, 0, "附：\n甲规则"),
        (ProvisionKind.ARTICLE, 1, 0, "丙。"),
        (ProvisionKind.ARTICLE, 2, 0, "丁。"),
    ]


def test_parse_keeps_quoted_articles_inside_an_amendment(parse_text):
    law = parse_text(
        "# 中华人民共和国宪法修正案（2018年）\n\n第五十一条 甲。\n\n第五十二条 增加五条。内容如下：\n\n第七节 监察委员会\n\n第一百二十三条 乙。\n\n丙。",
        "甲.md",
    )

    assert [(article.article, article.text) for article in law.articles] == [
        (51, "甲。"),
        (52, "增加五条。内容如下：\n第七节 监察委员会\n第一百二十三条 乙。\n丙。"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "甲关于乙的批复\n你院请示收悉。\n此复。",
            [(ProvisionKind.SECTION, 0, 0, "你院请示收悉。\n此复。")],
        ),
        (
            "中华人民共和国甲法修正案\n一、将第一条修改为：\n“乙。\n“三、丙。”\n二、丁。",
            [
                (ProvisionKind.SECTION, 0, 0, "一、将第一条修改为：\n“乙。\n“三、丙。”"),
                (ProvisionKind.SECTION, 0, 0, "二、丁。"),
            ],
        ),
        (
            "甲决定\n乙（目录附后）。\n| 法律规定 | 调整内容 |\n| 丙 | 丁 |\n戊。",
            [
                (ProvisionKind.SECTION, 0, 0, "乙（目录附后）。"),
                (ProvisionKind.TABLE, 0, 0, "| 法律规定 | 调整内容 |\n| 丙 | 丁 |"),
                (ProvisionKind.SECTION, 0, 0, "戊。"),
            ],
        ),
    ],
)
def test_parse_keeps_documents_without_articles_whole(parse_text, text, expected):
    assert _shape(parse_text(text.replace("\n| ", "\n| "), "甲.md")) == expected


def test_parse_makes_articles_of_a_text_numbered_through_its_sections(parse_text):
    sections = [
        "一、机构",
        *(f"{n}.甲{n}。" for n in range(1, 8)),
        "二、管辖",
        *(f"{n}.乙{n}：\n（1）丙。" for n in range(8, 13)),
    ]
    text = "\n\n".join(f"## {line}" if "、" in line else line for line in sections)

    law = parse_text(f"# 甲规定（试行）\n\n{text}", "甲.md")

    assert [article.article for article in law.articles] == list(range(1, 13))
    assert law.articles[11].text == "乙12：\n（1）丙。"
    assert law.articles[11].headings == ("二、管辖",)


def test_parse_leaves_numbers_that_start_again_in_each_section(parse_text):
    text = "\n".join(f"{n}.甲。" for n in [*range(1, 12), *range(1, 12)])

    assert parse_text(f"甲决定\n{text}").articles == ()


def test_parse_takes_signature_and_web_lines_off_the_last_article(parse_text):
    law = parse_text(
        "甲规定\n第一条 甲。\n最高人民法院\n2020年12月29日\n责任编辑：乙\n新华社北京6月1日电"
    )

    assert _shape(law) == [
        (ProvisionKind.ARTICLE, 1, 0, "甲。"),
        (ProvisionKind.SECTION, 0, 0, "最高人民法院\n2020年12月29日"),
    ]
    assert [line for line, _ in _messages(law)] == [5, 6]


def test_parse_says_when_paragraphs_run_together(parse_text):
    merged = "\n".join(f"第{n}条 甲。乙。丙。" for n in range(1, 31))
    whole = "\n".join(f"第{n}条 甲。乙。丙。\n丁。" for n in range(1, 31))

    assert parse_text(f"甲法\n{merged}").paragraphs_known is False
    assert parse_text(f"甲法\n{whole}").paragraphs_known is True
    assert any("款可能合并" in w.message for w in parse_text(f"甲法\n{merged}").warnings)


def test_parse_names_the_laws_that_end_but_not_the_law_itself(parse_text):
    law = parse_text(
        "甲条例\n第一条 乙。\n第二条 本条例自公布之日起施行。1990年发布的《甲条例》、《丙办法》同时废止。"
    )

    assert law.repeals == ("丙办法",)


def test_parse_warns_of_a_statute_without_articles(parse_text):
    law = parse_text("甲条例\n乙。")

    assert _messages(law) == [(2, "没有找到“第N条”，已整体保留；请核对原文件")]
