"""AES-256-GCM decryption (FIPS 197, SP 800-38D) in plain Python, for a test: slow, and not constant in time."""

import hmac


class WrongTag(Exception):
    """The chunk is not what was sealed."""


def _make_sbox():
    exp, log, x = [0] * 256, [0] * 256, 1
    for i in range(255):
        exp[i], log[x] = x, i
        x ^= (x << 1) ^ (0x11B if x & 0x80 else 0)
        x &= 0xFF
    box = []
    for value in range(256):
        inverse = 0 if value == 0 else exp[(255 - log[value]) % 255]
        out = inverse
        for shift in range(1, 5):
            out ^= ((inverse << shift) | (inverse >> (8 - shift))) & 0xFF
        box.append(out ^ 0x63)
    return box


SBOX = _make_sbox()
DOUBLE = [((x << 1) ^ (0x11B if x & 0x80 else 0)) & 0xFF for x in range(256)]
# One table a row of the state: SubBytes and MixColumns of a byte at once, as a 32-bit column.
T0 = [(DOUBLE[s] << 24) | (s << 16) | (s << 8) | (DOUBLE[s] ^ s) for s in SBOX]
T1 = [(t >> 8) | ((t & 0xFF) << 24) for t in T0]
T2 = [(t >> 8) | ((t & 0xFF) << 24) for t in T1]
T3 = [(t >> 8) | ((t & 0xFF) << 24) for t in T2]


def _expand(key: bytes):
    words = [int.from_bytes(key[i : i + 4], "big") for i in range(0, 32, 4)]
    rcon = 1
    for i in range(8, 60):
        word = words[i - 1]
        if i % 8 == 0:
            word = ((word << 8) | (word >> 24)) & 0xFFFFFFFF
            word = _substitute(word) ^ (rcon << 24)
            rcon = DOUBLE[rcon]
        elif i % 8 == 4:
            word = _substitute(word)
        words.append(words[i - 8] ^ word)
    return words


def _substitute(word: int) -> int:
    return (SBOX[word >> 24] << 24) | (SBOX[(word >> 16) & 255] << 16) | (SBOX[(word >> 8) & 255] << 8) | SBOX[word & 255]


def _block(words, data: bytes) -> int:
    a, b, c, d = (int.from_bytes(data[i : i + 4], "big") ^ words[i // 4] for i in range(0, 16, 4))
    for at in range(4, 56, 4):
        a, b, c, d = (
            T0[p >> 24] ^ T1[(q >> 16) & 255] ^ T2[(r >> 8) & 255] ^ T3[s & 255] ^ words[at + i]
            for i, (p, q, r, s) in enumerate(((a, b, c, d), (b, c, d, a), (c, d, a, b), (d, a, b, c)))
        )
    out = 0
    for i, (p, q, r, s) in enumerate(((a, b, c, d), (b, c, d, a), (c, d, a, b), (d, a, b, c))):
        mixed = (SBOX[p >> 24] << 24) | (SBOX[(q >> 16) & 255] << 16) | (SBOX[(r >> 8) & 255] << 8) | SBOX[s & 255]
        out = (out << 32) | (mixed ^ words[56 + i])
    return out


def _hash_tables(h: int):
    """For each of the 16 bytes of a block the product of h with each value of that byte."""
    powers, value = [], h
    for _ in range(128):
        powers.append(value)
        value = (value >> 1) ^ (0xE1 << 120 if value & 1 else 0)
    tables = []
    for byte in range(16):
        table = [0] * 256
        for bit in range(8):
            table[1 << (7 - bit)] = powers[byte * 8 + bit]
        for number in range(1, 256):
            low = number & -number
            table[number] = table[low] ^ table[number ^ low]
        tables.append(table)
    return tables


def _ghash(tables, data: bytes) -> int:
    y = 0
    for at in range(0, len(data), 16):
        block = y ^ int.from_bytes(data[at : at + 16].ljust(16, b"\0"), "big")
        y = 0
        for byte, table in zip(block.to_bytes(16, "big"), tables):
            y ^= table[byte]
    return y


class AesGcm:
    """One 256-bit key; the tables are made once."""

    def __init__(self, key: bytes):
        if len(key) != 32:
            raise ValueError("AES-256 takes 32 bytes")
        self._words = _expand(key)
        self._tables = _hash_tables(_block(self._words, bytes(16)))

    def open(self, nonce: bytes, sealed: bytes, aad: bytes) -> bytes:
        """The plain bytes of ciphertext and 16-byte tag; raises WrongTag."""
        text, tag = sealed[:-16], sealed[-16:]
        pad = lambda data: data + bytes(-len(data) % 16)
        lengths = (len(aad) * 8).to_bytes(8, "big") + (len(text) * 8).to_bytes(8, "big")
        hashed = _ghash(self._tables, pad(aad) + pad(text) + lengths)
        mask = _block(self._words, nonce + b"\0\0\0\1")
        if not hmac.compare_digest((hashed ^ mask).to_bytes(16, "big"), tag):
            raise WrongTag()
        plain = bytearray()
        for index, at in enumerate(range(0, len(text), 16)):
            piece = text[at : at + 16]
            stream = _block(self._words, nonce + (index + 2).to_bytes(4, "big")).to_bytes(16, "big")
            plain += bytes(x ^ y for x, y in zip(piece, stream))
        return bytes(plain)
