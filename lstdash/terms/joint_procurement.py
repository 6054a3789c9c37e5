"""Words of joint procurement: what may be moved."""

from __future__ import annotations

from lstdash.terms.shape import Term

TERMS = {
    "joint_fixed_calls": Term(
        "fast arbete i en gemensam upphandling",
        "Arbetet som en gemensam upphandling kräver hur få som än deltar, räknat i egna upphandlingar.",
        "egna upphandlingar",
        definite="det fasta arbetet",
        beside="Minst ett: en gemensam upphandling är också en upphandling.",
    ),
    "joint_variable_share": Term(
        "eget arbete för var och en som deltar",
        "Behov, godkännande och avrop, som andel av en egen upphandling.",
        "andel",
        definite="det egna arbetet",
        beside="Tillsammans med det fasta arbetet avgör det hur få som räcker.",
    ),
    "volume_discount": Term(
        "rabatt per fördubbling",
        "Hur mycket priset sjunker varje gång den köpta mängden fördubblas.",
        "andel",
        definite="rabatten per fördubbling",
        beside="Ingen källa anger någon. En procent är en räkneenhet: svaret är nästan proportionellt.",
    ),
}
