"""Encodings: short lists of names of five languages in eight encodings, each read as it was written."""

import random

import pytest

from ngodesk.exchange.sheets.encodings import decode, guess

NAMES = {
    "pl": "Łukasz Żak;Zażółć gęślą;Świętosława Ćwik;Kędzierzyn-Koźle;Brzęk;Wójcik;Śliwiński;Źrebiec;Gdańsk",
    "lv": "Jānis Bērziņš;Ķekava;Līga Ozoliņa;Čakste;Ģertrūde;Ļaudona;Šķēle;Žīgurs;Rūjiena;Zemgale",
    "lt": "Žydrūnas;Šiauliai;Jūratė;Birutė;Kęstutis;Čiurlionis;Vytautas Mačernis;Panevėžys;Nausėda",
    "et": "Tõnu Kõrv;Jüri;Põltsamaa;Õnne;Mäetagused;Järvamaa;Ülo;Pärnu;Häädemeeste;Võru",
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
WRITTEN = [
    ("pl", "cp1250"),
    ("pl", "iso8859-2"),
    ("lv", "cp1257"),
    ("lv", "iso8859-13"),
    ("lt", "cp1257"),
    ("lt", "iso8859-13"),
    ("et", "cp1257"),
    *(
        (language, encoding)
        for language in NAMES
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le")
    ),
    *((language, "utf-16-be") for language in NAMES),
]


@pytest.mark.parametrize(("language", "encoding"), WRITTEN)
def test_lists_of_a_few_names_are_read_as_they_were_written(language: str, encoding: str) -> None:
    chance = random.Random(f"{language} {encoding}")
    names = NAMES[language].split(";")
    for _list in range(20):
        some = chance.sample(names, chance.randint(3, len(names)))
        text = "Nr;Nazwisko;Uwagi\r\n" + "\r\n".join(f"{number};{name};§" for number, name in enumerate(some))
        data = text.encode(encoding)
        assert decode(data, guess(data)) == text


def test_letters_of_the_first_128_alone_are_everything_at_once() -> None:
    assert guess(b"a;b\r\n1;2\r\n") == "utf-8"
    assert guess(b"") == "utf-8"
