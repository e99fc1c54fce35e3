from datetime import date

from legal_refs.lawtext import Event, read_bytes
from legal_refs.lawtext.head import read_head


def _head(text, name="甲.md"):
    head, body = read_head(read_bytes(name, text.encode()))
    return head, [line.text for line in body]


def test_head_of_a_marked_file():
    head, body = _head(
        "# 中华人民共和国民法典\n\n# 合同编\n\n"
        "2020年5月28日 第十三届全国人民代表大会第三次会议通过\n\n2021年1月1日 施行\n\n"
        "<!-- INFO END -->\n\n## 第一分编  通则\n\n第四百六十三条 甲。"
    )

    assert (head.title, head.part, head.label) == ("中华人民共和国民法典", "合同编", "")
    assert head.events == [
        Event(date(2020, 5, 28), "第十三届全国人民代表大会第三次会议通过"),
        Event(date(2021, 1, 1), "施行"),
    ]
    assert head.effective_on == date(2021, 1, 1)
    assert (head.rest, head.warnings) == ([], [])
    assert body == ["第一分编  通则", "第四百六十三条 甲。"]


def test_head_of_a_download_with_a_broken_title_and_a_bracketed_history():
    head, body = _head(
        "最高人民法院\n关于审理甲案件适用法律若干问题的规定\n"
        "（2015年6月23日最高人民法院审判委员会第1655次会议通过　根据2020年8月18日最高人民法院审判委员会"
        "第1809次会议《关于修改〈甲规定〉的决定》第一次修正，自2020年8月20日起施行）\n"
        "法释〔2020〕6号\n为正确审理，制定本规定。\n第一条　甲。",
        "甲.txt",
    )

    assert head.title == "最高人民法院关于审理甲案件适用法律若干问题的规定"
    assert [event.on for event in head.events] == [
        date(2015, 6, 23),
        date(2020, 8, 18),
        date(2020, 8, 20),
    ]
    assert head.events[0].text == "最高人民法院审判委员会第1655次会议通过"
    assert head.document_number == "法释〔2020〕6号"
    assert head.effective_on == date(2020, 8, 20)
    assert body == ["为正确审理，制定本规定。", "第一条　甲。"]


def test_head_with_several_amendments_in_one_sentence():
    head, _ = _head(
        "甲法\n（1979年7月1日第五届全国人民代表大会第二次会议通过　根据1998年12月29日甲会议通过的《乙决定》、"
        "1999年12月25日丙会议通过的《丁修正案》修正）\n第一条 甲。",
        "甲.txt",
    )

    assert head.events == [
        Event(date(1979, 7, 1), "第五届全国人民代表大会第二次会议通过"),
        Event(date(1998, 12, 29), "根据1998年12月29日甲会议通过的《乙决定》"),
        Event(date(1999, 12, 25), "丙会议通过的《丁修正案》修正"),
    ]


def test_head_drops_web_lines_and_the_title_said_twice():
    head, body = _head(
        "甲法\n来源：新华网  2020年06月02日\n甲法\n（2020年5月28日通过）\n第一条 乙。", "甲.txt"
    )

    assert head.title == "甲法"
    assert [warning.line for warning in head.warnings] == [2, 3]
    assert body == ["第一条 乙。"]


def test_head_keeps_lines_that_are_no_history():
    head, _ = _head(
        "# 甲规定\n\n关于印发《甲规定》的通知\n\n劳部发〔1994〕489号\n\n各省：\n\n一九九四年十二月六日\n\n"
        "<!-- INFO END -->\n\n第一条 甲。"
    )

    assert [line.text for line in head.rest] == ["关于印发《甲规定》的通知", "各省："]
    assert [warning.line for warning in head.warnings] == [3, 7]
    assert head.document_number == "劳部发〔1994〕489号"
    assert head.events == [Event(date(1994, 12, 6), "")]


def test_head_joins_a_line_of_history_that_is_broken_in_two():
    head, _ = _head(
        "# 甲法\n\n2017年12月27日 第三十一次会议《关于修改〈乙法〉、\n\n〈甲法〉的决定》第四次修正\n\n"
        "<!-- INFO END -->\n\n第一条 甲。"
    )

    assert head.events == [
        Event(date(2017, 12, 27), "第三十一次会议《关于修改〈乙法〉、〈甲法〉的决定》第四次修正")
    ]
    assert [warning.line for warning in head.warnings] == [5]


def test_head_takes_a_document_number_that_looks_like_a_part():
    head, body = _head("# 甲规定\n\n# 法释〔2025〕14号\n\n<!-- INFO END -->\n\n第一条 甲。")

    assert (head.part, head.document_number) == ("", "法释〔2025〕14号")
    assert body == ["第一条 甲。"]


def test_head_reads_the_history_from_the_opening_of_the_body_and_leaves_it_there():
    text = "(国务院批准 1979年9月18日交通部发布)"
    head, body = _head(f"# 甲规则\n\n<!-- INFO END -->\n\n{text}\n\n第一条 甲。")

    assert head.events == [Event(date(1979, 9, 18), "交通部发布")]
    assert body == [text, "第一条 甲。"]


def test_head_drops_the_title_repeated_over_lines_in_the_body():
    head, body = _head(
        "# 最高人民法院、最高人民检察院关于办理甲案件的解释\n\n<!-- INFO END -->\n\n"
        "最高人民法院 最高人民检察院\n\n关于办理甲案件的解释\n\n法释〔2024〕10号\n\n为依法惩治。"
    )

    assert body == ["法释〔2024〕10号", "为依法惩治。"]
    assert head.document_number == "法释〔2024〕10号"
    assert [warning.line for warning in head.warnings] == [5]


def test_head_behind_an_order_of_promulgation():
    head, body = _head(
        "中华人民共和国主席令\n第四十五号\n"
        "《中华人民共和国甲法》已由会议于2020年5月28日通过，现予公布，自2021年1月1日起施行。\n"
        "2020年5月28日\n中华人民共和国甲法\n（2020年5月28日会议通过）\n第一条　甲。",
        "甲.txt",
    )

    assert head.title == "中华人民共和国甲法"
    assert head.document_number == "中华人民共和国主席令第四十五号"
    assert head.effective_on == date(2021, 1, 1)
    assert len(head.rest) == 4
    assert body == ["第一条　甲。"]
