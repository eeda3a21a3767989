import type { Store } from '../../../../electron/store/store.ts';
import type { SearchRow } from '../../../../electron/store/records.ts';
import { pinyin } from 'pinyin-pro';
import { createSearchIndex } from '../../../../electron/service/search/search-index.ts';
import { report } from '../../figure.ts';

const PAGE = 500;
const LIMIT = 200;
/** Of each kind so many different questions, taken from the records themselves. */
const QUESTIONS = 200;
/** Asked before of each kind, as a few words typed after unlocking: the runtime compiles what is used often. */
const WARM_UP = 50;

function* allRows(store: Store): Generator<SearchRow> {
  for (const kind of ['person', 'application'] as const) {
    let after = '';
    for (;;) {
      const rows = store.searchable.after(kind, after, PAGE);
      yield* rows;
      const last = rows.at(-1);
      if (last === undefined) break;
      after = last.id;
    }
  }
}

const KINDS: Readonly<Record<string, (row: SearchRow) => string>> = {
  'whole name': ({ name }) => name,
  'two characters': ({ name }) => [...name].slice(-2).join(''),
  'one character': ({ name }) => [...name].slice(0, 1).join(''),
  'identity number': ({ idNumber }) => idNumber,
  'its last four': ({ idNumber }) => idNumber.slice(-4),
  'end of the phone': ({ phone }) => phone.slice(-4),
  'application number': ({ number }) => number ?? '00001',
  'bill number': ({ bills }) => bills[0] ?? '0000000001',
  village: ({ village }) => village,
  'pinyin, whole': ({ name }) => letters(name),
};

const letters = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', surname: 'head' })
    .join('')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

const PINYIN: Readonly<Record<string, readonly string[]>> = {
  'pinyin, begun': ['wangw', 'zhangx', 'liuy', 'chenj', 'zhaog', 'huangs'],
  'pinyin, one letter wrong': ['wengwei', 'zhamgxiuying', 'liuyamg', 'chenjimg', 'zhaoguilam'],
  'two initials': ['ww', 'zx', 'ly', 'cj', 'yg', 'hs'],
  'three initials': ['wgl', 'zxy', 'lyy', 'cjh', 'ygl'],
  'one syllable': ['wang', 'zhang', 'liu', 'chen', 'yang'],
  'one letter': ['w', 'z', 'l', 'c', 'y', 'h'],
};

/** Fills an index in one go and asks it, in the service's own process: without the way to the window. */
export function measureSearch(store: Store, people: number): void {
  const index = createSearchIndex();
  const sample: SearchRow[] = [];
  let count = 0;
  const started = performance.now();
  for (const row of allRows(store)) {
    index.put(row);
    if (count % Math.max(1, Math.floor((people * 1.5) / QUESTIONS)) === 0) sample.push(row);
    count += 1;
  }
  report(`store-${people}-index`, 'ms', [performance.now() - started], {
    note: `${count} records, read and filed in one go`,
  });
  const ask = (kind: string, texts: readonly string[]): void => {
    const all = Array.from({ length: WARM_UP + QUESTIONS }, (_, round) => {
      const text = texts[round % texts.length] ?? '';
      const [asked, processor] = [performance.now(), process.cpuUsage()];
      index.find(text, LIMIT);
      const took = (performance.now() - asked) * 1000;
      const { user, system } = process.cpuUsage(processor);
      return { took, processor: user + system };
    });
    const measured = all.slice(WARM_UP);
    const p95 = (values: readonly number[]): string =>
      (values.toSorted((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? 0).toFixed(0);
    const values = measured.map(({ took }) => took);
    // Of the processor, all threads: collecting garbage and compiling beside it are in it.
    const processor = p95(measured.map((each) => each.processor));
    report(`store-${people}-search, ${kind}`, 'µs', values, {
      note: `95 of 100 under ${p95(values)} µs (processor ${processor}), the first of all ${(all[0]?.took ?? 0).toFixed(0)}`,
    });
  };
  for (const [kind, textOf] of Object.entries(KINDS)) {
    const rows =
      kind.includes('number') && kind !== 'identity number'
        ? sample.filter(({ kind: of }) => of === 'application')
        : sample;
    ask(kind, rows.map(textOf));
  }
  for (const [kind, texts] of Object.entries(PINYIN)) ask(kind, texts);
}
