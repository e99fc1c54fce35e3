"""Full names of people in Chinese text, after the words that say what part they play in a case."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# The commonest surnames; the few that are function words (于, 向, 和, 时, 应 …) stand apart.
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜"
    "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申"
    "尤毕聂丛焦柳邢骆岳齐沿梅莫庄辛管祝左涂谷祁耿牟卜路詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵"
    "解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连郜晏栾郁商蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙薄伏岑习胥保和蔺"
)
COMPOUND = re.compile(
    "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|轩辕|宇文|长孙"
)
# As a surname these need more than a place after 原告: 应当, 全部, 原审, 解除 are no names.
DOUBTFUL = frozenset(
    "方温安强华文任康包高金万许何马白段位席查古冷封田石车房木党关宁施易余毛花武鲁乐"
)
# These are names only where the text says so: 原告：于丽, 女儿叫常乐.
NAMED_ONLY = frozenset("于向和时应常全都明来保连解管单成曾原盖台商游路甘计简官沿从自阳")
ALL_SURNAMES = frozenset(SURNAMES) | DOUBTFUL | NAMED_ONLY
GIVEN = r"[\u4e00-\u9fa5]{1,2}"
TITLES = frozenset("先生 女士 小姐 老师 律师 法官 同学 教授 医生 经理".split())
# Characters with which no given name begins or ends.
NO_GIVEN = frozenset(
    "某氏的与和及诉向在于因被系是等该甲乙丙丁戊对将把让给由从到已经曾即又也都均则就才再不没无要须且或而但至此彼这那哪什么谁您你我他她它们了个"
    "位次起件条款项万亿号分秒岁前后内外下里间处所者人们称说认提请求主辩讼判决"
)
# Rare in names, common after them; good for one of two characters.
SELDOM_GIVEN = frozenset("有为之以未可能会应当必若如共同其名元年月日时中上")
# Words that begin with a surname's character and are no names.
WORDS = re.compile(
    r"(?:方面|方式|方案|方法|常年|常住|常常|常用|成年|成立|成为|管理|明确|明知|明显|全部|全家|全体|解除|解释|计算|单方|单位|单独|关系|关于|原告|原则|保证|保险|保护|来源|来到|"
    r"温和|安全|安排|强制|强奸|连带|连续|简单|华侨|文书|文化|任何|任意|任职|康复|包括|包含|高额|高中|高考|高度|高速|金额|金钱|万元|许可|许多|何时|何种|何人|马上|白天|阶段|"
    r"位置|商业|商量|路过|路上|查明|查询|查询|甘愿|田地|石材|车辆|车上|房屋|房产|房子|房东|党员|余款|余额|余下|余元|毛病|陈述|陈列|张贴|江苏|江西|沈阳|施工|施暴|施行|季度|严重|"
    r"钱款|钱财|夏天|夏季|冷静|冷淡|冷暴力|秋天|武汉|武力|孙子|孙女|周岁|周末|周内|周日|周边|胡乱|田间|苏州|杭州|宁波|宁愿|凌晨|凌辱|童年|欧洲|项目|曲解|游戏|游客|卫生|"
    r"洪水|乐意|应当|应该|应付|应予|都市|时间|时候|向法|和解|和好|于[\d年]|梁[上]|龙头|雷同|贺卡|钟爱|钟头|叶子|杜绝|顾问|顾及|顾虑|孔子|史料|康健|花费|花钱|蓝色|白色|谈话|谈判|谈恋|仲裁|"
    r"官司|官方|原因|原件|原审|原本|原先|原配|司法|司机|宗教|宗旨|边缘|边上|古代|古董|米饭|水平|景区|左右|左手|左腿|牛奶|管教|管束|梅花|庄严|申请|申诉|申报|尤其|"
    r"柴油|乐观|井盖|练习|符合|连同|连夜|席间|解决|解雇|简称|费用|计划|祝福|路费|包办|成绩|成长|游玩|习惯|关注|关心|保管|保持|保存|台湾|银行|明年|木材|衣物|楚楚|"
    r"母亲|父亲|丈夫|妻子|女儿|儿子|女士|先生|同学|老师|公司|律师|法官|向其|向对|向我|向人|曾经|曾用|曾于|曾多|曾因|曾在|曾与|曾向|曾被|何某|高烧|高龄|高兴|高中生|施压|施加|郑重|罗列|易怒|余生|毛躁|花销|石化|包工|武断|鲁莽|沉默|迟迟|迟延|迟到|毕业|毕竟|蒙受|蒙骗|许诺|仇恨|温柔|安心|盛怒|常酗|时年|年满|时任|万[元余多]|余[元万])"
)
# Words of the statutes that begin with a surname and stand where a name could: 范围, 林地, 牟取.
NOT_NAMES = frozenset((Path(__file__).parent / "data" / "not_names.txt").read_text("utf-8").split())
# A teacher's John Doe; a name of the genre's invented cases.
SAMPLES = frozenset(
    "张三 李四 王五 赵六 钱七 孙八 周九 吴十 李雷 韩梅梅 王二 刘二 张二 王麻子 李明 王明 陈世美".split()
)
NO_PERSON = NOT_NAMES | SAMPLES
AFTER = re.compile(
    r"[，,。、；;：:（）()！!？?\s”’》/]|\Z|诉|与|和|跟|同|及|系|于|在|向|因|称|认为|主张|请求|要求|提出|提起|提交|起诉|离婚|结婚|登记|婚[后内前]|判归|判给|的|将|被|把|以|对|出生|生于|年满|今年|现年|"
    r"诉称|辩称|辩|抚养|随|由|已|未|经|自|到|从|是|为|为了|有|曾|不|没|无|应|可|也|都|均|就|即|则|再|仍|只|名下|住|居住|签订|签署|购买|借|归还|支付|给付|偿还|承担|享有|遭|受|死亡|去世|"
    r"发现|得知|报警|报案|申请|委托|陈述|表示|承认|否认|同意|拒绝|经常|长期|多次|一直|独自|私自|擅自|一次性|每月|当庭|到庭|拒不|下落|失踪|先生|女士|同学|小朋友|遂|故|便|乘|趁|利用|强行|实施|殴打|猥亵|强奸|性侵|放学|上学|就读|离家|出走|返还|转移|隐匿|赔偿|偿付|赔付|继续|出具|写下|书写|购置|购买|出资|提供|存在|取得|获得|主动|立即|仍然|依法|及时|直接|虐待|威胁|恐吓|辱骂|限制|阻止|带走|抱走|接走|探望|照顾|照料|教育|每年|每周|共同|分割|分居|各自|单独|另行|再婚|先后|突然|最终|回到|离开|来到|搬|租房|买房|卖房|欠|给她|给他|付|收到|领取|交付|打|骂|患|病|怀孕|流产|出轨|外出|打工|今年|于|名义|等|感情|相识|恋爱|同居|生育|育有"
)
ROLES = (
    "证人|法定代理人|附带民事诉讼原告人|第三人|被申请人|申请人|被上诉人|上诉人|被告人|被害人|受害人|原告|被告|委托人|当事人|被抚养人|被监护人|监护人|抚养人|"
    "前夫|前妻|丈夫|妻子|老公|老婆|男方|女方|(?<!妇)女儿(?!童)|儿子|长子|次子|长女|次女|幼子|幼女|独子|独女|养子|养女|继子|继女|继父|继母|生父|生母|孩子|小孩|男孩|女孩|男童|女童|女孩子|男孩子|少年|少女|幼童|儿童|"
    "未成年人|未成年女性|学生|女生|男生|同学|父亲|母亲|爸爸|妈妈|孙子|孙女|外孙|外孙女|婚生子|婚生女|婚生子女|非婚生子|非婚生女|被继承人|情人|女友|男友|网友|第三者"
)
# 原告张伟, 女儿叫陈小雨, 被害人：李娜娜, 原告（反诉被告）张伟, 10岁的陈小雨
ROLE = re.compile(
    rf"(?:(?:{ROLES})(?:[（(](?:女|男|反诉[^）)]{{2,6}}|原审[^）)]{{2,6}}|[一二]审[^）)]{{2,8}})[）)])?|\d{{1,2}}岁的|[一二三四五六七八九十]{{1,3}}岁的)"
    r"(?:的?名字(?:叫|是)|姓名(?:为|是)?|名叫|叫做|叫|为|是|名)?[：: “]{0,2}"
)
# 张伟诉李娜离婚纠纷, 张伟与李娜离婚一案
DISPUTE = re.compile(
    r"(?:诉|与|和)(?=[^，。；\n]{2,8}?(?:离婚|抚养|变更抚养|探望|同居|监护|婚约|彩礼|继承|确认亲子|亲子关系))"
)
# 许晴，36岁，…; 李晓燕起诉离婚; 吴小莉和男友 …: a story that begins with a name
AGE = re.compile(r"[，,（(](?:女|男|现年|今年|年仅|当时)?[，,]?\d{1,2}岁")
KIN = "丈夫|妻子|老公|老婆|前夫|前妻|男友|女友|未婚夫|未婚妻|女儿|儿子|孩子|婆婆|公公|岳父|岳母"
STORY = re.compile(
    r"(?<![\u4e00-\u9fa5])(?=[\u4e00-\u9fa5]{2,4}"
    rf"(?:{AGE.pattern}|(?:向法院)?(?:起诉|诉请|提起|要求|提出)离婚|[和与跟](?:其)?(?:{KIN})|的(?:{KIN})))"
)
INVENTED = re.compile(r"化名|代称|虚构|虚拟|假设|举例|例如|比如|假如|设例|为例")


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name with its place and the word before it."""

    start: int
    end: int
    name: str
    role: str


def parties(text: str) -> Iterator[PersonName]:
    """Yield full names of the parties of a case: ``原告张伟`` but neither 张某 nor 原告方."""
    seen: set[int] = set()
    for role in ROLE.finditer(text):
        name = name_at(text, role.end())
        if name and role.end() not in seen:
            seen.add(role.end())
            yield PersonName(role.end(), role.end() + len(name), name, role[0])
    others = [_name_after(text, found.start()) for found in STORY.finditer(text)]
    for found in DISPUTE.finditer(text):
        others += [_name_before(text, found.start()), _name_after(text, found.end())]
    for person in others:
        if person and person.start not in seen:
            seen.add(person.start)
            yield person


def _name_before(text: str, end: int) -> PersonName | None:
    for length in (3, 2, 4):
        start = end - length
        opens = start == 0 or not re.match(r"[\u4e00-\u9fa5]", text[start - 1 : start] or "。")
        if start >= 0 and opens and name_at(text, start) == text[start:end]:
            return PersonName(start, end, text[start:end], "")
    return None


def _name_after(text: str, start: int) -> PersonName | None:
    name = name_at(text, start)
    return PersonName(start, start + len(name), name, "") if name else None


def name_at(text: str, at: int) -> str:
    """Return the full name that begins at a place, empty where none does."""
    compound = COMPOUND.match(text, at)
    surname = compound[0] if compound else text[at : at + 1]
    if (not compound and surname not in ALL_SURNAMES) or not surname:
        return ""
    if WORDS.match(text, at):
        return ""
    for length in (1, 2):
        end = at + len(surname) + length
        given = text[at + len(surname) : end]
        if len(given) == length and _is_given(given) and AFTER.match(text, end):
            name = surname + given
            return name if _is_sure(text, at, surname, given) and name not in NO_PERSON else ""
    return ""


def _is_sure(text: str, at: int, surname: str, given: str) -> bool:
    named = text[max(0, at - 1) : at] in tuple("：:叫为是名“）) ")
    if surname in NAMED_ONLY:
        return named and at > 0
    aged = AGE.match(text, at + len(surname) + len(given))
    return len(given) == 2 or surname not in DOUBTFUL or (named and at > 0) or bool(aged)


def _is_given(given: str) -> bool:
    if not re.fullmatch(GIVEN, given) or given in TITLES:
        return False
    return not any(char in NO_GIVEN for char in given) and any(
        char not in SELDOM_GIVEN for char in given
    )
