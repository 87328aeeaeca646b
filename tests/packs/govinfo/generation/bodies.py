"""Bodies that report, by chance."""

from __future__ import annotations

from random import Random

from .pieces import Body
from .words import FIELDS, PLACES


def _pick(random: Random, *choices: str) -> str:
    return random.choice(choices)


def body_by_chance(random: Random) -> Body:
    place = random.choice(PLACES)
    kind = random.choice(
        ("局", "局", "局", "局", "委", "办", "镇", "乡", "街道", "政府", "政府", "管委会", "中心", "厅")
    )
    general = ("政策文件", "工作动态", "公告公示")
    level = place[-1]
    if kind == "局":
        field = random.choice(list(FIELDS)).strip()
        return Body(place + field, "我局", "department", FIELDS[field], place)
    if kind == "厅":
        field = _pick(random, "交通运输", "民政", "财政", "水利")
        return Body(f"云川省{field}厅", "我厅", "department", ("规划计划", "资金分配", "政策文件"), "云川省")
    if kind == "委":
        name = _pick(random, "发展和改革委员会", "卫生健康委员会")
        return Body(place + name, "我委", "department", ("项目审批", "价格监测", "规划计划"), place)
    if kind == "办":
        return Body(f"{place}人民政府办公室", "我办", "office", general, place)
    if kind in {"镇", "乡"}:
        place = _pick(random, "云岭县", "青禾县", "澄湖区")
        town = _pick(random, "青石", "柳林", "白沙", "双河")
        return Body(
            f"{place}{town}{kind}人民政府",
            "我" + kind,
            "government",
            ("惠农补贴", "社会救助", "村务监督"),
            place + town + kind,
        )
    if kind == "街道":
        place = _pick(random, "北屏区", "澄湖区", "望川市澄湖区")
        return Body(
            f"{place}{_pick(random, '滨江', '文昌', '东门')}街道办事处",
            "我街道",
            "office",
            ("民生服务", "社区建设", "公告公示"),
            place,
        )
    if kind == "政府":
        return Body(f"{place}人民政府", "我" + level, "government", general, place)
    if kind == "管委会":
        zone = _pick(random, "经济技术开发区", "高新技术产业开发区", "云湖风景名胜区")
        return Body(
            f"{_pick(random, '望川市', '云岭县', '')}望川{zone}管理委员会".replace("望川市望川", "望川"),
            "我区",
            "office",
            ("招商引资", "项目建设", "企业服务"),
            "望川市",
        )
    return Body(
        f"{place}{_pick(random, '政务服务中心', '住房公积金管理中心', '公共资源交易中心')}",
        "我中心",
        "department",
        ("办事指南", "工作动态", "公告公示"),
        place,
    )
