"""What offices write otherwise than their form."""

from normalize.abbreviations import Abbreviations, opened


def test_a_phrase_is_known_with_its_abbreviations_written_out_too() -> None:
    known = Abbreviations.of({"ubnd": "uy ban nhan dan"}, {"ubnd quan": "ubnd cap huyen"})
    assert known.usual("Số UBND quận") == "so ubnd cap huyen"
    assert known.usual("Ủy ban nhân dân quận") == "uy ban nhan dan cap huyen"
    assert opened("UBND quận", known) == opened("Ủy ban nhân dân quận", known)
