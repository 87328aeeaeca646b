"""The clauses that rules name as their source."""

REGULATION = "《政府信息公开条例》第五十条"
FORMAT = "《政府信息公开条例》第五十条；国办公开办函〔2019〕60号、〔2021〕30号"
PROBLEMS = "《政府信息公开条例》第五十条第（四）项"
FEES = "国办函〔2020〕109号"
DEADLINE = "《政府信息公开条例》第四十九条"
