import { describe, expect, test } from 'vitest';
import type { FeedItem } from '#shared/protocol/sync/feed.ts';
import { readFeed } from '../../../electron/sync/county/read-feed.ts';
import { testCounty } from '../../county/support/sample-batch.ts';
import { box, decision, feedFile, feedReader, flipped } from '../support/county-files.ts';

const codeOf = (file: Uint8Array, reader = feedReader): string => {
  const read = readFeed(file, reader);
  return read.ok ? 'accepted' : read.error.code;
};

describe('a feed', () => {
  test('of this county for this PC is opened, item by item', async () => {
    const read = readFeed(await feedFile(), feedReader);
    expect(read.ok && read.value.items).toEqual([decision(1), decision(2)]);
    expect(read.ok && read.value.header).toMatchObject({ first: 1, last: 2, epoch: 1 });
  });

  test('with any single bit turned, in its head or its body, is refused', async () => {
    const file = await feedFile();
    const accepted: number[] = [];
    for (let bit = 0; bit < file.length * 8; bit++) if (codeOf(flipped(file, bit)) === 'accepted') accepted.push(bit);
    expect(accepted).toEqual([]);
  });

  test('cut anywhere, or with something behind it, is refused', async () => {
    const file = await feedFile();
    for (let length = 0; length < file.length; length++) expect(codeOf(file.subarray(0, length))).not.toBe('accepted');
    expect(codeOf(Buffer.concat([file, Buffer.from([0])]))).toBe('FEED_ALTERED');
  });

  test('is refused by its own reason when it is not for this PC or not of this county', async () => {
    const other = testCounty('other');
    expect(codeOf(await feedFile({ secret: other.secret }))).toBe('FEED_OTHER_COUNTY');
    expect(codeOf(await feedFile({ county: '210503' }))).toBe('FEED_OTHER_COUNTY');
    expect(codeOf(await feedFile({ deviceId: 'another' }))).toBe('FEED_OTHER_DEVICE');
  });

  test('sealed to another PC under this one’s name does not open', async () => {
    const file = await feedFile({ deviceBox: testCounty('other').key.box });
    expect(codeOf(file)).toBe('FEED_ALTERED');
    expect(codeOf(file, { ...feedReader, box: { ...box, agree: () => new Uint8Array(32) } })).toBe('FEED_ALTERED');
  });

  test('keeps the order of its items without a gap', async () => {
    expect(codeOf(await feedFile({ items: [decision(1), decision(3)] }))).not.toBe('accepted');
    expect(codeOf(await feedFile({ items: [decision(2), decision(1)] }).catch(() => Buffer.alloc(0)))).not.toBe(
      'accepted',
    );
  });

  test('with an item of a kind nobody knows is refused whole', async () => {
    const unknown = { ...decision(1), kind: 'reset' } as unknown as FeedItem;
    expect(codeOf(await feedFile({ items: [unknown, decision(2)] }))).toBe('FEED_ALTERED');
  });
});
