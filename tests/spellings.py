"""Small logs whose names and letters are easily mistaken for one another."""

from typing import Any

from tests.logs import event

Members = dict[str, Any]
# By its id, a title in letters that have plainer neighbours.
LETTERS = {
    "ayn": "ʿAbd al-ʿAziz visits Taʿizz",
    "hard-sign": "Talks in Podʺezdnoe and Astrakhanʹ",
    "yo": "Сергей Королёв и Артём",
    "yi": "Український міністр Зайцев",
    "kk": "Қасым-Жомарт Тоқаев: Өскемен, Үржар, Іле, Ғабит, Әлия, Ңең, Һәм",
    "tj": "Эмомалӣ Раҳмон дар Душанбе, Ҷумҳурии Тоҷикистон",
    "az": "İlham Əliyev Ağdam Şuşa Xankəndi",
    "hy": "Արցախ և Երևան",
    "ka": "საქართველოს პრეზიდენტი",
    "de": "Straße nach Großenhain, Übung in Jøssund, Łódź, Þingvellir, Đà Nẵng",
    "ko": "각국 정상회의",
    "ja": "ガザとカザフスタン",
    "el": "Αθήνα ΟΔΥΣΣΕΥΣ",
    "tr": "ISTANBUL DIYARBAKIR",
    "lig": "oﬃce ﬁle Ⅳ № ½ Œuvre ĳ",
}
OF_LETTERS: list[Members] = [event(id=id, title=title) for id, title in LETTERS.items()]
# In each, a whole name that longer ones contain: its events, and its registers.
SHADOWS: dict[str, tuple[list[Members], Members]] = {
    "person": (
        [*(event(id=f"d{n}", people=["Donald Trump"]) for n in range(9)), event(id="t", people=["Trump"])],
        {},
    ),
    "country and place": (
        [
            *(event(id="a", countries=["Korea"]), event(id="b", countries=["South Korea"])),
            *(event(id="c", place="Moscow"), event(id="d", place="Moscow, Kremlin")),
        ],
        {},
    ),
    "alias": (
        [event(id="a", people=["sadyr-japarov"]), event(id="b", people=["akylbek-japarov"])],
        {
            "people": [
                {"id": "sadyr-japarov", "name": "Sadyr Japarov", "aliases": ["Japarov"]},
                {"id": "akylbek-japarov", "name": "Akylbek Japarov"},
            ]
        },
    ),
    "namesake": (
        [event(id="a", people=["Ann Lee"]), event(id="b", people=["lee"])],
        {"people": [{"id": "lee", "name": "Ann Lee"}, {"id": "lee-ann", "name": "Lee Ann"}]},
    ),
}
