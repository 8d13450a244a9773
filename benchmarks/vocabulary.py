"""The words that generated logs are made of. The countries are real; people, outlets and events are not."""

# The weight of a country is about its share in the built-in log.
COUNTRIES = {
    "AM": ("Armenia", "Армения", 16),
    "RU": ("Russia", "Россия", 16),
    "KZ": ("Kazakhstan", "Казахстан", 12),
    "KG": ("Kyrgyzstan", "Кыргызстан", 11),
    "BY": ("Belarus", "Беларусь", 10),
    "TJ": ("Tajikistan", "Таджикистан", 10),
    "AZ": ("Azerbaijan", "Азербайджан", 6),
    "UZ": ("Uzbekistan", "Узбекистан", 5),
    "UA": ("Ukraine", "Украина", 3),
    "GE": ("Georgia", "Грузия", 3),
    "MD": ("Moldova", "Молдова", 2),
    "AF": ("Afghanistan", "Афганистан", 1),
    "RS": ("Serbia", "Сербия", 1),
    "CN": ("China", "Китай", 1),
    "IR": ("Iran", "Иран", 1),
    "TR": ("Türkiye", "Турция", 1),
    "TM": ("Turkmenistan", "Туркменистан", 1),
}
KINDS = (
    "statement", "statement", "statement", "statement", "summit", "summit", "meeting", "meeting", "appointment",
    "exercise", "treaty", "membership", "clash", "deployment", "appeal", "protest",
)  # fmt: skip
PLACES = {
    "Yerevan": "AM",
    "Moscow": "RU",
    "Sochi": "RU",
    "Astana": "KZ",
    "Almaty": "KZ",
    "Bishkek": "KG",
    "Minsk": "BY",
    "Dushanbe": "TJ",
    "Tashkent": "UZ",
    "Baku": "AZ",
}
GIVEN = {"aram": ("Aram", "Арам"), "aigul": ("Aigul", "Айгуль"), "ivan": ("Ivan", "Иван"), "zara": ("Zara", "Зара")}
FAMILY = {
    "ozerov": ("Ozerov-Test", "Озеров-Тест"),
    "talova": ("Talova-Test", "Талова-Тест"),
    "polyan": ("Polyan-Test", "Полян-Тест"),
    "saryev": ("Saryev-Test", "Сарыев-Тест"),
    "gorin": ("Gorin-Test", "Горин-Тест"),
    "lukan": ("Lukan-Test", "Лукан-Тест"),
}
OFFICES = ("President", "Foreign Minister", "Defence Minister", "Ambassador", "Press Secretary")
PUBLISHERS = {
    "steppe-courier": "Steppe Courier",
    "mountain-gazette": "Mountain Gazette",
    "river-times": "River Times",
    "gavan-news": "Гавань News",
    "lake-herald": "Lake Herald",
    "valley-post": "Valley Post",
}
WIRES = ("Northern Wire", "Agence du Lac")
TITLES = (
    "{a} and {b} agree on border crossings",
    "{a} asks {b} to return to the talks",
    "Defence ministers of {a} and {b} meet",
    "{a} takes over the chair from {b}",
    "{a} rejects what {b} says of the border incident",
    "Joint exercise of {a} and {b} begins",
    "{a} sends observers to the vote in {b}",
    "Parliament of {a} ratifies the agreement with {b}",
)
SUMMARIES = (
    "The foreign ministry of {a} said that the matter was settled and that the commission would meet again in spring.",
    "The two sides signed a protocol on the demarcation of {n} kilometres of the border.",
    "About {n} soldiers of {a} and {b} took part, with aircraft and artillery.",
    "The council heard a report on the situation and put off its decision to the next session.",
)
SAYS = (
    "Gives the number of those who took part as {n}.",
    "Adds that the talks lasted for {n} minutes, behind closed doors.",
    "Reports it by way of the ministry’s press service and names nobody.",
)
QUOTES = (
    "We shall return to the table when the commission has finished its work – not before.",
    "Мы продолжим переговоры: другого пути нет.",
    "Մենք կշարունակենք բանակցությունները։",
    "Біз келіссөзді жалғастырамыз, бұл – біздің ұстанымымыз.",
    "“Never” is a long word, and nobody at the table has used it.",
)
DATE_NOTE = "The sources give the day of the week only; the date follows from it."
