"""
A reader of `.aidpapers` that shares nothing with the project but docs/formats/aidpapers.md, and with the reader of batches what the two
formats have in common. The numbers in brackets are the steps of its section 7.

    python3 aidpapers.py COUNTY_SECRET_FILE PAPERS...

prints one line of JSON a file: {"hash", "header", "index", "contents": {sha256: length}} or {"refused": why}.
"""

import hashlib
import json
import sys

from aidbatch import CHUNK, LARGEST, Refused, from_base64url, need, open_body, read_json
from curves import ed25519_verify, x25519

MAGIC = b"AIDP1\0"
FIRST_BYTES = {"application/pdf": b"%PDF-", "image/jpeg": b"\xff\xd8\xff", "image/png": b"\x89PNG\r\n\x1a\n"}


def read_papers(file: bytes, county, county_key: str):
    need(len(file) <= LARGEST and file[:6] == MAGIC, "[1] not papers")
    length = int.from_bytes(file[6:10], "big")
    need(2 <= length <= 262_144 and len(file) >= 74 + length, "[1] header length")
    raw, signature, body = file[10 : 10 + length], file[10 + length : 74 + length], file[74 + length :]
    header = read_json(raw)
    need(header["format"] == "aid-papers/1" and header["alg"] == "A1", "[2] another version")
    message = b"aid1/papers-header\0" + hashlib.sha256(raw).digest()
    need(ed25519_verify(from_base64url(header["deviceKey"]), message, signature), "[4] wrong signature")
    hashes = [item["hash"] for item in header["items"]]
    need(len(hashes) == header["count"] == len(set(hashes)) and hashes == sorted(hashes), "[5] contents")
    need(1 <= header["part"] <= header["parts"], "[5] part")
    chunks = -(-header["bodyLength"] // CHUNK)
    need(len(body) == header["bodyLength"] + 16 * chunks, "[6] length of the body")
    need(hashlib.sha256(body).hexdigest() == header["bodyHash"], "[6] the body was changed")
    need(header["countyKey"] == county_key, "[7] sealed to another county")
    plain = open_body(header, body, county, b"aid1/papers/A1")
    end = 4 + int.from_bytes(plain[:4], "big")
    need(end <= len(plain), "[8] the list does not fit")
    index = read_json(plain[4:end])
    need(index["format"] == "aid-papers-index/1", "[8] another version of the list")
    salt = bytes.fromhex(index["salt"])
    named = {hashlib.sha256(salt + bytes.fromhex(line["sha256"])).hexdigest(): line for line in index["papers"]}
    need(set(named) == set(hashes), "[9] list and header name other contents")
    contents, at = {}, end
    for item in header["items"]:
        content, line = plain[at : at + item["bytes"]], named[item["hash"]]
        need(hashlib.sha256(content).hexdigest() == line["sha256"], "[10] a content is not what the list says")
        need(content.startswith(FIRST_BYTES[line["media"]]), "[10] another kind of content")
        contents[line["sha256"]] = len(content)
        at += item["bytes"]
    need(at == len(plain), "[10] bytes behind the last content")
    return {"hash": hashlib.sha256(file).hexdigest(), "header": header, "index": index, "contents": contents}


def main(secret_path: str, *paths: str) -> None:
    with open(secret_path, encoding="utf-8-sig") as file:
        secret_file = json.load(file)
    secret = from_base64url(secret_file["boxSecret"])
    county = (secret, x25519(secret, (9).to_bytes(32, "little")))
    for path in paths:
        with open(path, "rb") as file:
            try:
                read = read_papers(file.read(), county, secret_file["keyId"])
            except Refused as refusal:
                read = {"refused": str(refusal)}
        print(json.dumps(read, ensure_ascii=False))


if __name__ == "__main__":
    main(*sys.argv[1:])
