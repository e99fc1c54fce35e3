"""The title of an instrument: where it ends, what of it is a version label, what cannot be one."""

import re
from collections.abc import Sequence

from .headings import is_heading_text
from .lines import Line

# 中华人民共和国公司法（2023修订）; but 中华人民共和国宪法修正案（1999年） is the whole title.
LABEL = re.compile(r"[（(](\d{4})\s*年?\s*(修正|修订|修改)(?:版|本|文本)?[）)]$")
TRAILER = re.compile(r"(?:[（(][^（()）]{1,12}[）)])+$")
ENDINGS = re.compile(
    r"(?:法|法典|宪法|修正案|条例|规定|办法|规则|细则|解释|解答|决定|决议|批复|答复|复函|函|意见|通知|安排"
    r"|准则|纲要|规程|令|公告|规范|标准|守则|声明|总则|通则|制度|目录|方案|措施|指引|要点|程序"
    r"|公约|议定书|协定|条约|纪要|若干问题|说明)$"
)
CONTRACT = re.compile(
    r"(?:合同|协议|协议书|合同书|章程|判决书|裁定书|起诉状|答辩状|委托书|承诺书)$"
)
# 最高人民法院 最高人民检察院关于…: the blank stands for 、.
TWO_BODIES = re.compile(r"(最高人民法院)\s+(最高人民检察院)")
WRAPPED = re.compile(r"^《([^《》]+)》$")
BLANKS = re.compile(r"\s+")
STOP = re.compile(
    r"^(?:[（(](?:\d{4}|[一二][〇零○九]|[\u4e00-\u9fff]{1,6}[〔\[［])|目\s*[录次]$|第[^，。；]{1,8}[编章节条]|"
    r"\d{4}年|来源|[\u4e00-\u9fff]{1,8}[〔\[［]\d{4}|中华人民共和国主席令|中华人民共和国国务院令)"
)
LONGEST = 160


def split_label(title: str) -> tuple[str, str]:
    """Take the year of a version off a title: 公司法（2023修订） → 公司法, 2023修订."""
    match = LABEL.search(title)
    if not match:
        return title, ""
    return title[: match.start()].strip(), match.group(1) + match.group(2)


def clean_title(title: str) -> str:
    """Drop blanks inside a title and 《》 round it; between the two highest organs a blank is 、."""
    bare = BLANKS.sub("", TWO_BODIES.sub(r"\1、\2", title.strip()))
    match = WRAPPED.match(bare)
    return match.group(1) if match else bare


def is_complete(title: str) -> bool:
    """Say whether a title may end here: its 《》 are closed and it names a kind of instrument."""
    return title.count("《") == title.count("》") and is_instrument(title)


def is_instrument(title: str) -> bool:
    """Say whether a title ends as laws, regulations and interpretations end."""
    bare = TRAILER.sub("", BLANKS.sub("", title))
    return bool(ENDINGS.search(bare)) and not is_private(title)


def is_private(title: str) -> bool:
    """Say whether a title is that of a contract or a paper of a case, which is no law."""
    return bool(CONTRACT.search(TRAILER.sub("", BLANKS.sub("", title))))


def title_length(lines: Sequence[Line]) -> int:
    """Return over how many of the first lines the title goes: it may be broken over several."""
    text = ""
    for count, line in enumerate(lines, 1):
        text += line.text
        if _cannot_be_title(line) or len(text) > LONGEST:
            break
        if is_complete(text) and not _goes_on(text, lines[count : count + 1]):
            return count
    return 1 if lines and not _cannot_be_title(lines[0]) and len(lines[0].text) <= LONGEST else 0


def _cannot_be_title(line: Line) -> bool:
    if line.is_table or line.text.endswith(("。", "；", "：")):
        return True
    return bool(STOP.match(line.text)) or is_heading_text(line.text)


def _goes_on(text: str, following: Sequence[Line]) -> bool:
    """Say whether a title that could end goes on: 中华人民共和国刑法 / 修正案（八）."""
    if not following or following[0].after_blank or _cannot_be_title(following[0]):
        return False
    return following[0].text != text and is_complete(text + following[0].text)
