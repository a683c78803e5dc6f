import pytest

from assistant.followups.chinese import complete_chinese


@pytest.mark.parametrize(
    ("previous", "question", "whole"),
    [
        ("新馆有多少个阅览座位？", "藏书呢？", "新馆有多少藏书？"),
        ("2020年的出口额是多少？", "那2019年呢？", "2019年的出口额是多少？"),
        ("新馆有多少个阅览座位？", "旧馆呢？", "旧馆有多少个阅览座位？"),
        ("新馆有多少个阅览座位？", "它什么时候开放？", "新馆什么时候开放？"),
        ("馆长是谁？", "副馆长呢？", "副馆长是谁？"),
        ("馆长是谁？", "新馆什么时候开放？", ""),
    ],
)
def test_a_chinese_follow_up_stands_alone(previous: str, question: str, whole: str) -> None:
    assert complete_chinese(question, previous) == whole
