import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/canonical-json.ts';
import { openPapers, openPapersHeader } from '../../../../county/intake/papers/open-papers.ts';
import { CONTRADICTION_WORDS, papersRefusalText } from '../../../../county/intake/papers/papers-refusal.ts';
import { sha256Hex } from '../../../../county/intake/papers/sha256-hex.ts';
import { fixedBytes, testCounty, testDevice } from '../../support/sample-batch.ts';
import { forge, partsOf, putTogether, sampleIndex, withHeader } from './forge-papers.ts';
import { papersInput, printedLine, sampleJpeg, samplePdf, scanLine, sealedPapers } from './sample-papers.ts';

const county = testCounty().secret;
const { bytes, header } = sealedPapers();
const { start, headerEnd, bodyStart } = partsOf(bytes);
const deviceKey = Buffer.from(testDevice().publicKey).toString('base64url');

/** What the county says of a file: the code, `opened`, or the code with what contradicts. */
function answer(file: Uint8Array, enrolled?: string): string {
  const opened = openPapers(file, county, enrolled);
  if (opened.ok) return 'opened';
  const { code, detail } = opened.refusal;
  expect(papersRefusalText(opened.refusal)).not.toMatch(/[{}—]/);
  return code === 'index_contradiction' ? `${code}: ${String(detail['what'])}` : code;
}

describe('changes of a finished file of papers', () => {
  test('every single bit of magic, length, header and signature, turned, is refused', () => {
    const opened: string[] = [];
    for (let at = 0; at < bodyStart; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        if (openPapersHeader(changed).ok) opened.push(`${at}/${bit}`);
      }
    }
    expect(opened).toEqual([]);
  });

  test('thousands of single bits of the body are each noticed by the hash that the header states', () => {
    const chance = fixedBytes('flips of papers');
    const answers: Record<string, number> = {};
    for (let turn = 0; turn < 5_000; turn++) {
      const bit = Buffer.from(chance(4)).readUInt32BE() % ((bytes.length - bodyStart) * 8);
      const changed = Buffer.from(bytes);
      changed[bodyStart + (bit >> 3)] = (changed[bodyStart + (bit >> 3)] ?? 0) ^ (1 << (bit & 7));
      const said = answer(changed);
      answers[said] = (answers[said] ?? 0) + 1;
    }
    expect(answers).toEqual({ body_changed: 5_000 });
  });

  test('thousands of single bits of the body, signed for by the PC’s own key, are noticed by the seal', () => {
    const chance = fixedBytes('flips under a seal of papers');
    for (let turn = 0; turn < 2_000; turn++) {
      const body = Buffer.from(bytes.subarray(bodyStart));
      const bit = Buffer.from(chance(4)).readUInt32BE() % (body.length * 8);
      body[bit >> 3] = (body[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const said = { ...header, bodyHash: sha256Hex(body) };
      expect(answer(putTogether(Buffer.from(canonicalJson(said)), body))).toBe('chunk_refused');
    }
  });

  test('a file cut anywhere, or with bytes behind it, is refused', () => {
    for (let length = 0; length < bytes.length; length++)
      expect(['too_short', 'truncated']).toContain(answer(bytes.subarray(0, length)));
    expect(answer(Buffer.concat([bytes, Buffer.from([0])]))).toBe('trailing_bytes');
  });

  test('another PC’s signature, or a key that is not enrolled, is refused', () => {
    const headerBytes = bytes.subarray(start, headerEnd);
    expect(answer(putTogether(headerBytes, bytes.subarray(bodyStart), testDevice('other')))).toBe('wrong_signature');
    expect(answer(bytes, deviceKey)).toBe('opened');
    expect(answer(bytes, Buffer.from(testDevice('other').publicKey).toString('base64url'))).toBe('other_device');
  });

  test('what was sealed to another county stays closed', () => {
    expect(answer(sealedPapers({ county: testCounty('elsewhere').key }).bytes)).toBe('other_county');
  });
});

describe('a header that its PC signed and that is wrong', () => {
  const items = header.items;
  test.each([
    ['header_version', { format: 'aid-papers/2' }],
    ['header_version', { format: 'aid-batch/1' }],
    ['header_algorithm', { alg: 'A0' }],
    ['header_field', { extra: 1 }],
    ['header_field', { part: 0 }],
    ['header_field', { parts: 10_000 }],
    ['header_field', { bodyLength: 0 }],
    ['header_field', { count: -1 }],
    ['header_field', { createdAt: 'yesterday' }],
    ['header_field', { batchHash: undefined }],
    ['header_part', { part: 3, parts: 2 }],
    ['header_count', { count: 5 }],
    ['header_repeated', { items: [...items, ...items], count: 2 * items.length }],
    ['header_order', { items: items.toReversed() }],
    ['truncated', { bodyLength: header.bodyLength + 1 }],
    ['trailing_bytes', { bodyLength: header.bodyLength - 1 }],
    ['chunk_refused', { batchSeq: 8 }],
    ['chunk_refused', { batchHash: 'bb'.repeat(32) }],
    ['chunk_refused', { pc: '210502001-B' }],
    ['weak_ephemeral', { epk: 'A'.repeat(43) }],
  ])('%s: %o', (code, patch) => {
    expect(answer(withHeader(patch))).toBe(code);
  });

  test.each([
    ['header_not_canonical', ` ${canonicalJson(header)}`],
    ['header_not_canonical', `{"alg":"A1",${canonicalJson(header).slice(1)}`],
    ['header_json', '{"alg":'],
    ['header_depth', '['.repeat(40) + ']'.repeat(40)],
    ['header_encoding', Buffer.from([0x22, 0xff, 0x22])],
    ['header_values', `[${'0,'.repeat(100_001)}0]`],
  ])('%s', (code, text) => {
    expect(answer(putTogether(Buffer.from(text), bytes.subarray(bodyStart)))).toBe(code);
  });

  test('header_length, wrong_magic and too_large are said before anything is read', () => {
    const long = Buffer.from(bytes);
    long.writeUInt32BE(300_000, 6);
    expect(answer(long)).toBe('header_length');
    expect(answer(Buffer.concat([Buffer.from('AID1\0'), bytes.subarray(5)]))).toBe('wrong_magic');
    expect(answer(Buffer.alloc(64 * 1024 * 1024 + 1))).toBe('too_large');
  });
});

describe('a sealed content that is wrong', () => {
  const [pdf, jpeg] = [samplePdf(), sampleJpeg()];
  const text = canonicalJson(sampleIndex());

  test('the sound one opens', () => {
    expect(answer(forge({}))).toBe('opened');
  });

  test.each([
    ['index_json', { index: '{"papers":' }],
    ['index_encoding', { index: Buffer.from([0x22, 0xff, 0x22]) }],
    ['index_not_canonical', { index: `${text} ` }],
    ['index_depth', { index: '['.repeat(40) + ']'.repeat(40) }],
    ['index_values', { index: `[${'0,'.repeat(100_001)}0]` }],
    ['index_text', { index: text.replace('医疗救助申请审批表', '\\ud800') }],
    ['index_version', { index: { format: 'aid-papers-index/2' } }],
    ['index_field', { index: { salt: 'short' } }],
    ['index_field', { index: { other: 1 } }],
    ['index_field', { index: { papers: [{ ...printedLine(pdf), paper: '' }] } }],
    ['index_field', { index: { papers: [{ ...printedLine(pdf), media: 'text/html' }] } }],
    ['index_field', { index: { papers: [{ ...scanLine(jpeg, 'image/jpeg'), turn: 45 }] } }],
    ['index_length', { body: Buffer.from([0, 0, 0, 1, 0x30]) }],
    ['index_length', { body: Buffer.from([0xff, 0xff, 0xff, 0xff, 0x30]) }],
    ['index_length', { body: Buffer.from([0, 0]) }],
    [`index_contradiction: ${CONTRADICTION_WORDS.nothing}`, { index: { papers: [], absent: [] }, contents: [] }],
    [`index_contradiction: ${CONTRADICTION_WORDS.content_unlisted}`, { index: { papers: [printedLine(pdf)] } }],
    [`index_contradiction: ${CONTRADICTION_WORDS.content_unknown}`, { contents: [pdf] }],
    [
      `index_contradiction: ${CONTRADICTION_WORDS.content_bytes}`,
      { index: { papers: [{ ...printedLine(pdf), bytes: 9 }, scanLine(jpeg, 'image/jpeg')] } },
    ],
    [
      `index_contradiction: ${CONTRADICTION_WORDS.line_repeated}`,
      { index: { papers: [printedLine(pdf), printedLine(pdf), scanLine(jpeg, 'image/jpeg')] } },
    ],
    [
      `index_contradiction: ${CONTRADICTION_WORDS.content_media}`,
      {
        index: {
          papers: [printedLine(pdf), scanLine(jpeg, 'image/jpeg'), { ...scanLine(jpeg, 'image/png'), line: 'x' }],
        },
      },
    ],
    ['content_media', { index: { papers: [printedLine(pdf), scanLine(jpeg, 'image/png')] } }],
  ])('%s', (code, forgery) => {
    // A test gives lines as plain JSON.
    expect(answer(forge(forgery as Parameters<typeof forge>[0]))).toBe(code);
  });

  test('contents of another length or with other bytes are refused', () => {
    const indexBytes = Buffer.from(text);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(indexBytes.length);
    const [one, two] = [...papersInput().contents.values()];
    if (one === undefined || two === undefined) throw new Error('The sample has two contents');
    const bodyOf = (...contents: readonly Uint8Array[]) => Buffer.concat([length, indexBytes, ...contents]);
    expect(answer(forge({ body: bodyOf(one) }))).toBe('contents_length');
    expect(answer(forge({ body: bodyOf(one, two, Buffer.from([0])) }))).toBe('contents_length');
    expect(answer(forge({ body: bodyOf(Buffer.alloc(one.length), Buffer.alloc(two.length)) }))).toBe('content_hash');
  });
});
