"""
A reader of `.aidbatch` that shares nothing with the project but docs/formats/aidbatch.md. The numbers in brackets are the steps of
its section 9. It checks what a file can say about itself, member by member only where another step needs the member.

    python3 aidbatch.py COUNTY_SECRET_FILE BATCH...

prints one line of JSON a batch: {"hash", "header", "records"} or {"refused": why}.
"""

import base64
import hashlib
import hmac
import json
import sys
import zlib

from aes_gcm import AesGcm, WrongTag
from curves import ed25519_verify, x25519

MAGIC = b"AID1\0"
CHUNK = 65_536
LARGEST = 64 * 1024 * 1024
MOST_VALUES = 100_000


class Refused(Exception):
    """The file is refused as a whole."""


def need(condition: bool, why: str) -> None:
    if not condition:
        raise Refused(why)


def from_base64url(text: str) -> bytes:
    need(len(text) == 43 and text[-1] in "AEIMQUYcgkosw048", "a key is not 32 bytes in base64url")
    return base64.urlsafe_b64decode(text + "=")


def canonical(value) -> str:
    """Section 2: sorted by UTF-16 code units, no space, whole numbers."""
    if isinstance(value, dict):
        need(not {"__proto__", "constructor", "prototype"} & value.keys(), "a forbidden key")
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{canonical(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    need(isinstance(value, int) and abs(value) < 2**53, "a number that is not whole")
    return str(value)


def measure(raw: bytes) -> None:
    """Depth and values, counted on the bytes."""
    depth = values = 0
    in_text = escaped = False
    for byte in raw:
        if in_text:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                in_text = False
        elif byte == 0x22:
            in_text = True
        elif byte in b"{[":
            depth, values = depth + 1, values + 1
            need(depth <= 32, "nested too deep")
        elif byte in b"}]":
            depth -= 1
        elif byte == 0x2C:
            values += 1
    need(values <= MOST_VALUES, "too many values")


def read_json(raw: bytes):
    measure(raw)
    try:
        text = raw.decode("utf-8")
        value = json.loads(text)
    except ValueError:
        raise Refused("not JSON in UTF-8") from None
    need(canonical(value) == text, "not canonical")
    return value


def hkdf(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    pseudo = hmac.new(salt, secret, hashlib.sha256).digest()
    out = block = b""
    counter = 1
    while len(out) < length:
        block = hmac.new(pseudo, block + info + bytes([counter]), hashlib.sha256).digest()
        out, counter = out + block, counter + 1
    return out[:length]


def open_body(header, body: bytes, county, info: bytes = b"aid1/batch/A1") -> bytes:
    """[7] Sections 6 and 7."""
    secret, public = county
    epk = from_base64url(header["epk"])
    shared = x25519(secret, epk)
    need(shared != bytes(32), "an ephemeral key of small order")
    okm = hkdf(shared, epk + public, info, 39)
    clear = {name: value for name, value in header.items() if name != "bodyHash"}
    aad = hashlib.sha256(canonical(clear).encode()).digest()
    cipher, plain = AesGcm(okm[:32]), b""
    starts = range(0, len(body), CHUNK + 16)
    for index, at in enumerate(starts):
        last = b"\1" if index == len(starts) - 1 else b"\0"
        try:
            plain += cipher.open(okm[32:] + index.to_bytes(4, "big") + last, body[at : at + CHUNK + 16], aad)
        except WrongTag:
            raise Refused(f"chunk {index} does not open") from None
    return plain


def unpack(header, packed: bytes) -> bytes:
    """[8]"""
    if header["encoding"] == "identity":
        frames = packed
    else:
        need(header["encoding"] == "deflate-raw", "an unknown encoding")
        stream = zlib.decompressobj(wbits=-15)
        try:
            frames = stream.decompress(packed, header["bodyLength"] + 1)
        except zlib.error:
            raise Refused("does not unpack") from None
        need(stream.eof and stream.unused_data == b"", "bytes behind the stream, or none of its end")
    need(len(frames) == header["bodyLength"], "another length than the header says")
    return frames


def split(header, frames: bytes):
    at = 0
    for _ in range(header["count"]):
        length = int.from_bytes(frames[at : at + 4], "big")
        need(2 <= length <= 8 * 1024 * 1024 and at + 4 + length <= len(frames), "a frame does not fit")
        yield frames[at + 4 : at + 4 + length]
        at += 4 + length
    need(at == len(frames), "bytes behind the last frame")


def read_batch(file: bytes, county, county_key: str):
    need(len(file) <= LARGEST and file[:5] == MAGIC, "[1] not a batch")
    length = int.from_bytes(file[5:9], "big")
    need(2 <= length <= 262_144 and len(file) >= 73 + length, "[1] header length")
    raw, signature, body = file[9 : 9 + length], file[9 + length : 73 + length], file[73 + length :]
    header = read_json(raw)
    need(header["format"] in ("aid-batch/1", "aid-batch/2") and header["alg"] == "A1", "[2] another version")
    message = b"aid1/batch-header\0" + hashlib.sha256(raw).digest()
    need(ed25519_verify(from_base64url(header["deviceKey"]), message, signature), "[4] wrong signature")
    hashes = header["records"]
    need(len(hashes) == header["count"] == len(set(hashes)), "[5] record hashes")
    chunks = -(-header["packedLength"] // CHUNK)
    need(len(body) == header["packedLength"] + 16 * chunks, "[6] length of the body")
    need(hashlib.sha256(body).hexdigest() == header["bodyHash"], "[6] the body was changed")
    need(header["countyKey"] == county_key, "[7] sealed to another county")
    records = []
    for frame, declared in zip(split(header, unpack(header, open_body(header, body, county))), hashes):
        need(hashlib.sha256(frame).hexdigest() == declared, "[9] a record is not what the header says")
        records.append(read_json(frame))
    need(sum(record["payableFen"] for record in records) == header["totalFen"], "[10] another total")
    need({record["result"]["pack"] for record in records} == set(header["packs"]), "[10] packs")
    return {"hash": hashlib.sha256(file).hexdigest(), "header": header, "records": records}


def main(secret_path: str, *batches: str) -> None:
    with open(secret_path, encoding="utf-8-sig") as file:
        secret_file = json.load(file)
    secret = from_base64url(secret_file["boxSecret"])
    county = (secret, x25519(secret, (9).to_bytes(32, "little")))
    for path in batches:
        with open(path, "rb") as file:
            try:
                read = read_batch(file.read(), county, secret_file["keyId"])
            except Refused as refusal:
                read = {"refused": str(refusal)}
        print(json.dumps(read, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
