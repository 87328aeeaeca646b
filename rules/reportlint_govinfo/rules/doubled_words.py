"""Words that nobody writes twice in a row."""

from msgspec import Struct


class Doubled(Struct, frozen=True):
    """A word that is not written twice, and where the row is honest all the same, each with white space between:
    ``before`` are words that may end there, the first of the two included; ``behind`` is what may follow the second one."""

    word: str
    before: str = ""
    behind: str = ""


# The row is honest because the first belongs to the word before it (参与 与, 目的 的) or the second to the word behind it
# (和 和谐, 以及 及时).
CHARACTERS = (
    Doubled("的", "目的 标的 有的 众矢之的 端的 中的 有的放矢的", "确 士 当 黎波里"),
    Doubled("了", "了了 明了 末了 未了", "解 结 然 却 断 此事 心愿 心事 如 事 不起 之 望"),
    Doubled(
        "和",
        "祥和 缓和 温和 饱和 总和 共和 附和 调和 谦和 柔和 平和 随和 中和 人和 暖和 讲和 泰和 永和 怡和 颐和 雍和 "
        "安和 政和 东和 云和 仁和 太和",
        "谐 平 睦 解 气 美 约 煦 蔼 好 善 田 县 顺县 龙县 林格尔 静县 政县 硕县 布克",
    ),
    Doubled(
        "及",
        "涉及 普及 触及 波及 顾及 危及 提及 企及 埃及 遍及 论及 累及 殃及 推及 述及 言及 未及 来得及 来不及 不及",
        "时 早 格 物 笄 第 至",
    ),
    Doubled("与", "参与 给与 赋与 授与 赠与 付与 寄与 干与 施与 相与", "会 否 时俱进 日俱增 众不同 此同时 其"),
    Doubled(
        "是",
        "求是 还是 但是 凡是 就是 总是 可是 于是 只是 既是 都是 正是 才是 皆是 算是 若是 要是 乃是 国是 便是 而是 "
        "或是 不是 如是 却是 先是 更是 也是 又是 像是 自是 仍是 即是",
        "否 非",
    ),
    Doubled(
        "在",
        "存在 现在 实在 所在 内在 潜在 旨在 外在 自在 好在 正在 健在 在在 贵在 重在 处在 意在",
        "建 职 线 校 册 岗 编 任 地 押 籍 行 野 位 外 场 家 园 途 库 研 读 学 京 华 意 乎 先 于 内 案 售 产 逃 理",
    ),
    Doubled("将", "即将 必将 行将 大将 主将 名将 小将 老将 健将 干将 麻将 武将", "军 来 近 要 士 领 才 帅 官 就 乐"),
    Doubled(
        "为",
        "因为 作为 行为 认为 成为 称为 更为 最为 分为 视为 极为 较为 甚为 尤为 列为 定为 改为 变为 转为 以为 人为 "
        "有为 无为 大为 颇为 深为 设为 名为 升为 合为 评为 选为 应为 均为 确为 所为 能为 难为",
        "民 人 主 期 何 止 例 由 了 先 准 限 首 企 群众 老 农 基层 党 政 公 官 荣 辅 重",
    ),
)
WORDS = (
    Doubled("情况", behind="说明 通报 反馈 汇报 介绍 报告 统计 分析 表"),
    Doubled("进行", behind="时 曲 中"),
    Doubled("开展"),
    Doubled("进一步"),
    Doubled("不断"),
    Doubled("积极", behind="性 分子"),
    Doubled("及时", behind="性 雨 率"),
    Doubled("根据", behind="地"),
    Doubled("按照"),
    Doubled("以及", behind="时"),
    Doubled("切实"),
    Doubled("认真"),
    Doubled("加强", behind="版 型 针 年"),
    Doubled("加大"),
    Doubled("推进", behind="会 办 组 机制 情况"),
    Doubled("强化"),
    Doubled("健全"),
    Doubled("完善", behind="情况"),
    Doubled("提升", behind="行动 工程 年 班 计划 率"),
    Doubled("围绕"),
    Doubled("坚持"),
    Doubled("严格"),
    Doubled("全面", behind="性"),
    Doubled("持续", behind="性"),
    Doubled("深入"),
    Doubled("有效", behind="期 性 率"),
    Doubled("做好"),
    Doubled("通过", behind="率"),
    Doubled("提高"),
    Doubled("确保"),
    Doubled("存在", behind="感"),
    Doubled("收到"),
    Doubled("其中"),
    Doubled("同时", behind="期 代"),
    Doubled("此外"),
    Doubled("目前"),
    Doubled("本年度"),
    Doubled("我局"),
    Doubled("我县"),
    Doubled("我市"),
    Doubled("我区"),
    Doubled("我镇"),
    Doubled("我委", behind="托 派 员"),
    Doubled("我中心"),
    Doubled("本机关"),
    Doubled("本单位"),
    Doubled("本报告"),
    Doubled("主要", behind="领导 负责 问题 内容 任务 职责 工作 指标 原因"),
    Doubled("下一步"),
    Doubled("关于"),
    Doubled("由于"),
    Doubled("因此"),
    Doubled("所有", behind="权 制 者"),
    Doubled("予以"),
    Doubled("已经"),
    Doubled("必须", behind="品"),
    Doubled("我们"),
    Doubled("他们"),
    Doubled("人民政府", behind="办公 网 门户 令 公报 工作 文件 信息 采购 规章"),
    Doubled("政府信息"),
    Doubled("中华人民共和国"),
)
