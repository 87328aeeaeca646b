"""The words by which counts are told in annual reports, by what they say.

A number is read only where every word beside it stands here: what is not understood is not read.
Words are separated by white space.
"""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    # Applications come in, are handled, are answered.
    "get": "收 收到 收到了 接到 接收 接收到 接收了 新收 新收到 新接收 收受 收办 收悉 收件 新收件 接办",
    "accept": "受理 受理了 新受理 新增受理 受理到 登记受理 受理登记",
    "handle": "办理 办理了 处理 处理了 承办 处置 受办 应办 应办理",
    "finish": "办结 在办结 办结了 答复 答复了 回复 回复了 办复 办毕 办理完毕 办理完成 办理完结 处理完毕 完成答复 完成办理 完成办结 办理答复 办结答复 复函",
    "closed": "审结 结案",
    "withdrawn": "撤回 主动撤回 撤回申请 撤销申请 主动撤销 主动撤销申请 撤件 放弃申请",
    # What is asked for.
    "ask": "申请 申请件 申请书 申请表 申请函 申请单 申请事项 申请案件 申请案 申请信件 申请信函 申请量 申请总量 申请数 申请总数 申请数量 申请件数 申请要求 申请请求",
    "by-request": "依申请公开 依申请",
    "info": "政府信息公开 政务信息公开 信息公开 政务公开",
    # What becomes of an application (T3, 三).
    "outcome.open": "予以公开 同意公开 准予公开 给予公开 全部公开 完全公开 全部予以公开 予以全部公开",
    "outcome.partial": "部分公开 予以部分公开 部分予以公开 同意部分公开 部分同意公开",
    "outcome.denied": "不予公开 不同意公开 不予以公开 不公开 免予公开 不准予公开",
    "outcome.unavailable": "无法提供 不能提供 本机关无法提供",
    "outcome.unprocessed": "不予处理 不予以处理",
    "outcome.other": "其他处理 其它处理 其他处理方式 其他处理结果 作其他处理 做其他处理 作出其他处理 其他方式处理 其他情形处理 其他处理情形",
    "others": "其他 其它 其余",
    # From the year before and to the next.
    "carry": "结转 转结 顺延 延至 转至 转入 转到 流转至 结转至 结转到 结转入 跨年 跨年度 顺延至 顺延到 遗留",
    "before": "上年 上年度 上一年 上一年度 去年 往年 前一年 以前年度 去年底 上年底 上年末 去年度 上年度末",
    "after": "下年 下年度 下一年 下一年度 次年 次年度 明年 翌年 来年 第二年",
    "working": """
        正在办理 正在办理中 正在办 办理中 在办 尚未办结 未办结 尚在办理 尚在办理中 仍在办理 仍在办理中 正在处理 正在处理中 处理中 待办 待办理 待答复 尚未答复 未答复 未到答复期限
        未到办理期限 尚未到期 未到期 尚未办理完毕 未办理完毕 正在答复""",
    "continue": "继续办理 继续处理 继续答复 再办理 再答复",
    # Reviews and lawsuits, and their results (T4).
    "dispute.reviews": "行政复议 复议 行政复议案件 复议案件 行政复议申请 复议申请",
    "dispute.lawsuits": "行政诉讼 诉讼 行政诉讼案件 诉讼案件 行政应诉案件",
    "dispute.direct": "未经复议直接起诉 未经行政复议直接起诉 未经复议直接提起诉讼 未经复议直接提起行政诉讼 未经复议直接提起行政诉讼案件 直接起诉 直接提起诉讼 直接提起行政诉讼 未经复议直接诉讼 未经复议起诉",
    "dispute.after": "复议后起诉 经复议后起诉 复议后提起诉讼 复议后提起行政诉讼 经行政复议后起诉 行政复议后起诉 经复议后提起行政诉讼 复议后诉讼",
    "respond": "应诉 涉诉 被诉",
    "result.upheld": "结果维持 维持 予以维持 被维持 维持原行政行为 维持原具体行政行为 维持原答复 结果为维持 维持结果 复议机关维持 复议机关予以维持 复议机关维持原答复 复议机关决定维持 复议机关维持原行政行为",
    "result.corrected": "结果纠正 纠正 被纠正 予以纠正 纠错 被纠错 败诉 结果为纠正 纠正结果 被撤销 结果为撤销 撤销重作 责令重新答复 判决败诉 法院判决败诉 判决撤销 法院判决撤销 复议机关纠正 被复议机关纠正 复议机关予以纠正 被复议机关撤销 复议机关责令重新答复",
    "result.carried-in": "上年未结的 上年度未结的 去年未结的",
    "result.other": "其他结果 其它结果 结果为其他 结果为其它 结果为其他结果",
    "result.pending": "尚未审结 未审结 正在审理 正在审理中 审理中 在审 尚在审理 尚在审理中 待审结 未结案 尚未结案 尚未审理完毕 尚未审理终结 仍在审理 暂未审结 未审理完毕",
    "hear": "审理",
    "instance": "一审 二审 再审 上诉 终审 维持原判",
    # Who asks and by which way.
    "asker.natural": "自然人 公民 个人 公民个人",
    "asker.legal": """
        法人或其他组织 法人和其他组织 法人及其他组织 法人与其他组织 法人或者其他组织 法人以及其他组织 法人、其他组织 法人或其它组织 法人和其它组织 法人或组织 法人和组织 法人及组织 法人（其他组织）
        法人(其他组织) 法人/其他组织""",
    "asker.corporate": "法人",
    "asker.kind": "企业 商业企业 企业法人 其他组织 其它组织 社会组织 科研机构 社会公益组织 社会公益 法律服务机构 律师事务所 律师",
    "everybody": """
        公民、法人和其他组织 公民、法人或其他组织 公民、法人或者其他组织 公民、法人及其他组织 公民、法人以及其他组织 公民、法人、其他组织 公民、法人与其他组织 公民、法人 公民和法人
        自然人、法人和其他组织 自然人、法人或其他组织 自然人、法人或者其他组织 公民,法人和其他组织 公民、法人及社会组织 公民、法人和组织 社会公众 公众 群众 人民群众 广大群众 企业群众 企业和群众
        群众和企业 社会各界 申请人 各类申请人 市民 居民""",
    "channel": """
        网络 网上 互联网 线上 在线 网站 门户网站 政府网站 政府门户网站 平台 系统 信函 信件 邮寄 邮政 书信 来信 当面 现场 窗口 上门 传真 电子邮件 电子邮箱 邮件 邮箱 电邮 书面 线下
        口头 快递 挂号信 微信 公众号 来访 来函 渠道 方式 途径 形式""",
    "through": "通过 经由 利用 以",
    # Documents and decisions (T2).
    "document.regulations": "规章 政府规章 市政府规章 省政府规章",
    "document.documents": "规范性文件 行政规范性文件 行政性规范性文件",
    "make": "制定 制发 出台 印发 新制定 新制发 新出台 制定出台 制定印发 新制作 制作 制定并印发 制定了 制发了 出台了 印发了",
    "abolish": "废止 废止了",
    "decision.permits": "行政许可 行政许可事项",
    "decision.penalties": "行政处罚 行政处罚事项",
    "decision.coercion": "行政强制 行政强制措施 行政强制事项",
    "render": "作出 做出 作出了 做出了",
    "decide": "决定",
    "publish": "主动公开",
    "reveal": "公开",
    "information": "政府信息 政务信息 信息",
    "announce": "发布 公布 公开发布 公示",
    # How numbers hang together.
    "which": "其中",
    "holding": "含 包括 包含 内含 含有 包括了 其中含 其中包括 其中包含",
    "respectively": "分别 分别为 分别是 分别有 依次为",
    "made-of": "分为 具体为 具体是 即",
    "by": "由",
    "beside": "另有 尚有 另 另外 此外 还有 同时 除此之外 并",
    "except": "除 除去 扣除 剔除",
    "sum": "共 共计 合计 总计 总共 累计 一共 总数 总量 总数为 总量为 共有 共为 总数量",
    "each": "各 各有 各为",
    "all": "所有 全部 均 全都 都 均已 已全部 全数 均为",
    "and": "和 与 及 以及 或 或者 并且 暨 及其",
    "denial": "未 没有 无 暂无 尚无 从未 未曾 尚未 均未 均无 并未 没 未有 暂未 也未 亦未 也无 亦无 也没有 零 尚没有 无任何 没有任何 均没有",
    "no-denial": "未来 未成年 未能 未经 未及时 未按 未依法 未主动 未予 无障碍 无正当理由 无关 无偿 无权 无需 无须 无纸化 毫无 无论 无效 无法 无不 无理由 无论是 无误 如未 若未 无一",
    "compare": """
        比 同比 比上年 较上年 比上年度 较上年度 比去年 较去年 较之 与上年 与去年 与上年度 环比 增长 增加 减少 下降 上升 增幅 降幅 提高 多出 超过 超出 高于 低于 相比 较 比上一年
        较上一年 比上一年度 较上一年度 新增 净增 降低 提升 缩短 高达""",
    "time.whole": "全年 全年度 本年 本年度 今年 年内 年度 当年 报告期内 统计期内 统计期限内 一年来 本年内 年度内 本年度内 今年以来 本年度以来 今年来 全年共 截至年底 截至年末 截止年底 全年以来",
    "time.part": "上半年 下半年 季度 每月 月均 日均 年均 近年来 近年 历年 迄今 当月 每年 平均 每季度 以来 此前 当日 近三年 近两年 三年来",
    "time.now": "目前 截至目前 当前 截止目前 至今",
    "future": "将 拟 计划 预计 力争 应当 应 可 如 若 凡 可以 能够",
    "seat": "中心 街道 管委会 办公室 分局 支队 大队 街道办 党政办",
    "members": """
        各级 各部门 各单位 各镇街 各乡镇 各镇 各乡 各街道 各级行政机关 行政机关 各行政机关 各地 各地区 各职能部门 职能部门 镇街 各级各部门 各镇（街道） 各镇(街道) 各乡镇（街道）
        各乡镇(街道) 政府部门 各区县 各县区 各县市区 各级政府 各级政府部门 政府系统 范围内""",
    "hurry": """
        按时 按期 及时 如期 限时 在法定期限内 法定期限内 在规定期限内 规定期限内 在法定时限内 法定时限内 在规定时限内 规定时限内 在规定时间内 规定时间内 在法定时间内 法定时间内 在期限内
        期限内 时限内 在时限内 到期 按时限 按规定时限""",
    "rate": "办结率 按时办结率 按期办结率 答复率 按时答复率 按期答复率 回复率 及时率 公开率 满意率 合格率 满意度 准确率",
    "share": "占 占比 占比为 约占 占到 占总数的 占总量的 占总数 占总量 占全部 占比约",
    "nonsense": """
        收集 收录 收发 收取 收藏 收看 收听 收入 收回 吸收 验收 征收 接收函 签收 收尾 收官 收紧 收益 收支 比例 比重 比赛 比对 比如 比率 对比 评比 行政复议机关 复议机关 行政复议决定
        行政复议决定书 复议决定 行政诉讼法 行政复议法 复议答复 行政复议答复 复议机构 行政复议局 中止 诉讼代理 诉讼风险 申请表格 申请渠道 申请方式 申请流程 申请指南 受理机构 受理渠道 受理窗口
        受理点 受理情况 遗留问题 历史遗留 申请内容 申请材料 申请对象 公开指南 公开目录 公开属性 公开专栏 信息公开指南 信息公开目录 信息公开专栏 政务公开专区 政府信息公开指南 政府信息公开目录 政府信息公开专栏
        政府信息公开年度报告 政府信息公开工作年度报告 公开范围 公开平台 公开栏 公开标准 公报 收到补正 答复期限 处理费 信息处理费 收费 并案处理 并案办理 并案答复""",
    "fill": """
        剩余 余下 加上 连同 件 起 针对 围绕 对于 期间 的 了 已 为 是 有 于 对 也 又 被 因 由于 就 而 向 该 在 上 等 这些 上述 所 件数 数量 数 数为 数量为 情况 情形 事项 案件 案
        事务 工作 方面 工作方面 类 各类 有关 相关 涉及 关于 要求 提出 提出的 提交 提交的 提起 递交 发起 引起 引起的 引发 引发的 导致 导致的 产生 发生 进行 完成 给予 依法 依规
        依法依规 规范 严格 认真 妥善 规定 按规定 按照规定 依照规定 按要求 结果 结果为 办理结果 处理结果 告知 属于 书 告知书 答复书 出现 经 经审查 件均 来自 提供 形成 不服 以外 外
        之外 中 内 主要 数据 截至 截止 止 底 至 到 从 自 开始 今年共 案件数 案件数量 任何 任何形式 累计共 总 请求 诉求 量 政府机关 这 类型 领域 实际 依照 按照 根据 参加 本 新
        办件 信息申请""",
}

# Words that a list or a clause is judged by, wherever they stand in it.
OVERLAPPING = (
    "网站", "微信", "微博", "公众号", "抖音", "媒体", "平台", "客户端", "公报", "视频", "图文", "图解", "原创", "转载", "头条", "小程序", "电视", "报纸", "广播", "公示栏", "专栏", "栏目", "渠道", "以上", "人次", "通过", "包含", "新增", "涉及",
)  # fmt: skip
"""Ways of publishing, which overlap: what stands on one may stand on another too."""
LEADING = ("居前", "前列", "靠前", "位居", "最多", "前两", "前二", "前三", "前四", "前五", "前十")
"""Beside a list: it has only the largest parts."""
PLATFORMS = (
    "网站", "微信", "微博", "公众号", "媒体", "平台", "客户端", "专栏", "栏目", "领域", "重点", "目录", "方面", "公报",
)  # fmt: skip
"""What a number of published items is limited to."""
BODIES = (
    "局", "委", "办", "办公室", "厅", "院", "镇", "乡", "街道", "管委会", "中心", "分局", "大队", "支队", "单位", "部门", "政府",
)  # fmt: skip
"""How names of bodies end."""
LATE = ("延期", "延长", "超期", "逾期", "提前", "当场")
"""What was done otherwise than in time: beside it, 按时答复 is a part."""
FIELDS = ("方面", "领域", "中", "上", "类", "事项", "问题", "项目")
"""How a clause ends that speaks of one field."""
RATES = ("减免", "免收", "免除", "退还", "退回", "标准", "每件", "每页", "按件", "按量")
"""Beside an amount: it is not what was taken in fees."""
PARTLY = ("其余", "其他申请", "除", "办公室", "政府办", "上年", "去年")
"""Beside a denial of fees: it is not for all."""

# How messages call what is counted: Chinese, English.
NAMES: Mapping[str, tuple[str, str]] = {
    "received": ("收到政府信息公开申请", "requests received"),
    "handled": ("办理政府信息公开申请", "requests handled"),
    "answered": ("办结或答复", "requests answered"),
    "carried-in": ("上年结转", "carried in from the year before"),
    "pending": ("结转下年度", "carried over to the next year"),
    "carried": ("结转", "carried over"),
    "withdrawn": ("撤回", "withdrawn"),
    "open": ("予以公开", "disclosed"),
    "opened": ("公开", "disclosed"),
    "partial": ("部分公开", "partly disclosed"),
    "denied": ("不予公开", "refused"),
    "unavailable": ("无法提供", "not available"),
    "unprocessed": ("不予处理", "not processed"),
    "other": ("其他处理", "handled otherwise"),
    "natural": ("自然人", "by natural persons"),
    "legal": ("法人或其他组织", "by legal persons and other organisations"),
    "corporate": ("法人", "by legal persons"),
    "published": ("主动公开政府信息", "information published"),
    "reviews": ("行政复议", "reviews"),
    "lawsuits": ("行政诉讼", "lawsuits"),
    "direct": ("未经复议直接起诉", "lawsuits without review"),
    "after": ("复议后起诉", "lawsuits after review"),
    "documents.made": ("制发行政规范性文件", "normative documents made"),
    "documents.abolished": ("废止行政规范性文件", "normative documents abolished"),
    "regulations.made": ("制发规章", "regulations made"),
    "regulations.abolished": ("废止规章", "regulations abolished"),
    "permits.decided": ("行政许可决定", "permit decisions"),
    "penalties.decided": ("行政处罚决定", "penalty decisions"),
    "coercion.decided": ("行政强制决定", "coercive measures decided"),
}

RESULTS: Mapping[str, tuple[str, str]] = {
    "upheld": ("结果维持", "upheld"),
    "corrected": ("结果纠正", "corrected"),
    "other": ("其他结果", "with another result"),
    "pending": ("尚未审结", "pending"),
    "closed": ("审结", "closed"),
    "carried-in": ("上年结转", "carried in from the year before"),
}
