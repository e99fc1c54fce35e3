"""What looks like a law and is none: contracts, forms, books, rules of a firm, foreign law."""

import re

# The last word of a normative document's title, before （试行）, （一）, （2020修正）.
_NORMATIVE = re.compile(
    r"(?:法典|法|条例|规定|办法|细则|解释|批复|答复|复函|纪要|意见|通知|决定|规则|指引|方案|公告|规范|标准"
    r"|准则|修正案|解答|安排|规程|通则|总则|纲要|规划|目录|命令|措施|制度|清单|名录|要点|政策|函|令"
    r"|规定[一二三四五六七八九]|解释[一二三四五六七八九])$"
)
_CLOSING = re.compile(r"(?:[（(][^（()）]*[）)])+$")
# 《应收账款债权转让通知书》, 《汽车销售合同》, 《上海证券报》 end otherwise and need no list.
# These end like a law: 《书法》, 《孙子兵法》, 《国际法》 (a discipline), 《员工考勤管理制度》
_NO_LAW = re.compile(
    r"(?:[书方做看说用想手疗算执司守违枉兵语文技战]法|商法|国际法|国际私法|比较法|民商法|国际经济法)$"
    r"|员工(?!.*条例)|职工手册|考勤|绩效|薪酬|奖惩|公司章程|本公司|有限公司|劳动合同书|租赁合同|买卖合同通知"
)
# 通知, 决定, 意见 and the like of one case: 《解除劳动合同通知》, 《房屋征收决定》, 《工程结算审核意见》
_SINGLE = re.compile(
    r"(?:通知|决定|意见|方案|公告|函|答复|纪要|清单|目录|安排|令|要点|政策|制度|措施|标准|规划)$"
)
_PUBLIC = re.compile(
    r"关于|试行|暂行|若干|指导意见|实施意见|会议纪要|国家|全国|中国|中央|国务院|最高|[省市县区]|人民政府|工作"
)
# 《海牙公约》, 《中英联合声明》: agreements of states
_AGREEMENT = re.compile(r"(?:公约|条约|协定|议定书|宣言|协议|合同|章程|惯例)$")
# 《德国民法典》, 《香港特别行政区…条例》; 香港特别行政区基本法 is a law of the state.
FOREIGN = re.compile(
    r"(?:《|^)?(?:德国|法国|日本|美国|英国|意大利|瑞士|奥地利|荷兰|西班牙|俄罗斯|俄国|韩国|加拿大|澳大利亚|新加坡"
    r"|印度|巴西|欧盟|欧洲|联合国|台湾(?!同胞)|香港(?!特别行政区(?:基本法|维护国家安全法))"
    r"|澳门(?!特别行政区(?:基本法|维护国家安全法))|国际|罗马|统一商法)"
)
# …公司制定的《差旅管理办法》, 用人单位依据《奖惩规定》
_PRIVATE_ISSUER = re.compile(
    r"(?:公司|单位|企业|学校|医院|银行|被告|原告|物业|小区|业主大会|业委会|协会|平台)[^，。；：！？\n《》]{0,10}"
    r"(?:制定|制订|发布|出台|公布|下发|内部|自行|签订|签署|出具|颁布|公示)[^，。；：！？\n《》]{0,6}$"
)

# 合同第五条, 该协议第三条, 公司章程第十条, 判决主文第一项: what a pinpoint may belong to instead
PRIVATE_TEXT = re.compile(
    r"(?:合同|协议|协议书|合同书|合约|契约|章程|条款|约定|承诺书|通知书|手册|保单|保函|招标文件|备忘录|意向书|公约|条约|协定|议定书|惯例"
    r"|判决|判决书|裁定|裁定书|决定书|调解书|裁决|裁决书|主文|请求|诉请|附件|规约|保险单|标书|清单|起诉状|上诉状"
    r"|权利要求|说明书|补充协议|借条|欠条|遗嘱)(?:书|中|内|的|之|》|”|\s)*$"
)
# 第十二条约定, 第一条街, 第三条建议
_NO_ARTICLE = re.compile(
    r"[\s，]*约定|街|线路|路线|道路|建议|理由|经验|评论|消息|短信|回复|微博|新闻|命令"
)
# 第三项诉讼请求, 第二款产品, 第一项判决
_NO_PART = re.compile(
    r"[\s，]*约定|诉讼请求|诉请|请求|上诉|判决|裁定|工作|任务|权利要求|产品|车型|游戏|手机|贷款|借款|工程款|货款|房款"
)


def is_something_else(text: str, start: int, end: int) -> bool:
    """Tell by what follows whether 第三条 or 第二项 between ``start`` and ``end`` is no provision."""
    pattern = _NO_ARTICLE if "条" in text[start:end] else _NO_PART
    return bool(pattern.match(text, end))


def is_normative(title: str, before: str = "", known: bool = False) -> bool:
    """Tell whether a title between 《》 can be a normative document's.

    ``title`` has no outer marks, ``before`` is the text in front of 《, ``known`` says that the
    title is the name of a law.
    """
    if known:
        return True
    plain = _CLOSING.sub("", title)
    if not _NORMATIVE.search(plain) or _AGREEMENT.search(plain) or _NO_LAW.search(plain):
        return False
    if FOREIGN.match(plain) or _PRIVATE_ISSUER.search(before):
        return False
    return not _SINGLE.search(plain) or bool(_PUBLIC.search(plain))
