import pytest

from tests.legal_refs.grammar.reading import brief, read

MARRIAGE = "最高人民法院关于适用《婚姻法》若干问题的解释（二）"


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("看《民法典》第六百七十五条第二款的规定", "《民法典》第六百七十五条第二款"),
        ("看《民法典》的规定", "《民法典》"),
        ("《民法典》人格权编第997条首次", "《民法典》人格权编第997条"),
        ("《民法典》第三编第五百条", "《民法典》第三编第五百条"),
        ("《民法典》\n第七百二十五条 租赁物", "《民法典》\n第七百二十五条"),
        ("<b>《民法典》</b>第六条", "《民法典》</b>第六条"),
        ("《民法典》第六条</b><b>第二款规定", "《民法典》第六条</b><b>第二款"),
        ("《民法典》第六条\n第二款规定", "《民法典》第六条\n第二款"),
        ("《民法典》\r\n第六条", "《民法典》\r\n第六条"),
        ("《民法典》中的第六条", "《民法典》中的第六条"),
        ("《公司法》（2018修正）第五条", "《公司法》（2018修正）第五条"),
        ("《公司法》（2023年修订，以下简称新公司法）施行", "《公司法》"),
        (
            "《婚姻法解释(二)》(以下简称《婚姻法司法解释(二)》)第二十四条",
            "《婚姻法解释(二)》(以下简称《婚姻法司法解释(二)》)第二十四条",
        ),
        ("《民法典》第XX条", "《民法典》"),
        ("《建设工程工程量清单计价规范》第9.2条", "《建设工程工程量清单计价规范》"),
        ("原《解释》原第六条", "《解释》原第六条"),
        ("民法典合同编第五百条", "民法典合同编第五百条"),
        ("《民法典》第五百七十七条（违约责任）", "《民法典》第五百七十七条"),
    ],
)
def test_find_citations_span(text, surface):
    (citation,) = read(text)

    assert citation.surface == surface
    assert text[citation.start : citation.end] == surface


def test_find_citations_title_inside_a_title_is_part_of_it():
    (citation,) = read("《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》第九十条")

    assert brief(citation) == "最高人民法院关于适用《民事诉讼法》的解释 90"


def test_find_citations_issuer_before_title_belongs_to_law():
    text = "最高人民检察院《关于某类案件的若干意见》第三条"

    (citation,) = read(text)

    assert (citation.surface, citation.law) == (
        "《关于某类案件的若干意见》第三条",
        "最高人民检察院关于某类案件的若干意见",
    )


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("《最低工资规定》（劳动和社会保障部令第21号）第三条", "劳动和社会保障部令第21号"),
        ("《工资支付暂行规定》(劳部发[1994]489号)第十三条", "劳部发〔1994〕489号"),
        ("《最低工资规定》（劳动和社会保障部令第21号）规定了", "劳动和社会保障部令第21号"),
        ("《物业管理条例》（中华人民共和国国务院令第379号）", "中华人民共和国国务院令第379号"),
        ("国务院令第721号《保障农民工工资支付条例》第三条", "国务院令第721号"),
        ("《公司法》（2018修正）第五条", None),
    ],
)
def test_find_citations_document_number_beside_name(text, number):
    (citation,) = read(text)

    assert citation.document_number == number


@pytest.mark.parametrize(
    ("text", "surface", "number"),
    [
        ("法释〔2018〕2号效果不错", "法释〔2018〕2号", "法释〔2018〕2号"),
        ("依据法释[2020]17号第二十五条", "法释[2020]17号第二十五条", "法释〔2020〕17号"),
        ("根据整治办函〔2017〕141号文件", "整治办函〔2017〕141号", "整治办函〔2017〕141号"),
    ],
)
def test_find_citations_document_number_alone(text, surface, number):
    (citation,) = read(text)

    assert (citation.surface, citation.law, citation.document_number) == (surface, None, number)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("《公司法》（2018修正）第五条", 2018),
        ("《公司法（2018年修正）》第五条", 2018),
        ("《公司法》（2023年修订，以下简称新公司法）第五条", 2023),
        ("2005年修订《公司法》第二十六条", 2005),
        ("1991年《民事诉讼法》第208条", 1991),
        ("2023年12月29日，《公司法》获得通过", None),
        ("《公司法》第五条", None),
    ],
)
def test_find_citations_year_of_the_version(text, year):
    (citation,) = read(text)

    assert citation.version_year == year
