import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CANARIES, typedForm } from './support/cases.ts';
import { fullLife } from './support/full-life.ts';
import { freshStore } from './support/fixtures.ts';
import { ACTOR, valueOf } from './support/test-env.ts';
import { filesIn } from './support/raw.ts';

/** How a string can lie on a disk: plain, as Windows writes it, and base64 at each of its three offsets, hex. */
function forms(text: string): readonly Buffer[] {
  const utf8 = Buffer.from(text, 'utf8');
  const base64 = [0, 1, 2].map((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64');
    // Characters at both ends also hold bits of their neighbours.
    return encoded.slice(Math.ceil((offset * 4) / 3), Math.floor(((offset + utf8.length) * 4) / 3) - 1);
  });
  const hex = utf8.toString('hex');
  const utf16 = Buffer.from(text, 'utf16le');
  return [
    utf8,
    utf16,
    Buffer.from(utf16).swap16(),
    ...[...base64, hex, hex.toUpperCase()].map((each) => Buffer.from(each)),
  ];
}

test('the search finds what is there to be found', () => {
  const [text] = [CANARIES.name];
  const hidden = [
    Buffer.from(`xx${text}yy`),
    Buffer.from(`x${text}`, 'utf16le'),
    ...['', 'a', 'ab'].map((before) => Buffer.from(Buffer.from(`${before}${text}zz`).toString('base64'))),
    Buffer.from(Buffer.from(text).toString('hex')),
  ];
  for (const bytes of hidden) expect(forms(text).some((form) => bytes.includes(form))).toBe(true);
});

test('nothing of a person lies readable in the folder after a whole life, while open and when closed', () => {
  const { env, store, reopen } = freshStore();
  fullLife(store);
  // Left in the WAL on purpose.
  const draft = store.applications.create(ACTOR, typedForm(['0088888888']));
  valueOf(store.applications.saveDraft(ACTOR, draft.id, 1, typedForm(['0088888888', '0077777777'])));
  const whileOpen = filesIn(env.dataDir);
  expect(whileOpen.find(({ path }) => path === 'app.db-wal')?.bytes.length).toBeGreaterThan(0);
  store.close();
  const whenClosed = filesIn(env.dataDir);
  expect(whenClosed.map(({ path }) => path).filter((path) => !path.startsWith(join('attachments', '')))).toEqual([
    'app.db',
    'head.log',
    'keys.2.json',
    'keys.json',
  ]);
  const secrets = [...Object.values(CANARIES), '0099999999', '0088888888', '0077777777', '13904140000'];
  const found = [...whileOpen, ...whenClosed].flatMap(({ path, bytes }) =>
    secrets
      .filter((secret) => forms(secret).some((form) => bytes.includes(form)))
      .map((secret) => `${path}: ${secret}`),
  );
  expect(found).toEqual([]);
  valueOf(reopen());
});
