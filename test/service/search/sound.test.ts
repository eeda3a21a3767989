import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';
import type { FoundIn } from '#shared/contract/data/search.ts';
import type { SearchRow } from '../../../electron/store/records.ts';
import { createSearchIndex } from '../../../electron/service/search/search-index.ts';
import { SYLLABLES } from '../../../electron/service/search/sound/syllables.ts';

const person = (name: string, more: Partial<SearchRow> = {}): SearchRow => ({
  kind: 'person',
  id: `id-${name}`,
  name,
  idNumber: '21052119580402312X',
  phone: '13842453017',
  village: '柳条沟村',
  number: null,
  bills: [],
  status: null,
  at: '2023-06-15T09:00:00.000+08:00',
  listed: null,
  ...more,
});

/** What is found among these rows: the name with what is marked in brackets. */
function find(typed: string, ...rows: readonly SearchRow[]): readonly string[] {
  const index = createSearchIndex();
  for (const row of rows) index.put(row);
  return index.find(typed, 100).hits.map(({ found: { text, from, to } }) => {
    return `${text.slice(0, from)}[${text.slice(from, to)}]${text.slice(to)}`;
  });
}

test.each([
  ['张小明', 'zhangxiaoming', '[张小明]'],
  ['张小明', 'zxm', '[张小明]'],
  ['张小明', 'zhxm', '[张小明]'],
  ['张小明', 'zhangxm', '[张小明]'],
  ['张小明', '张xm', '[张小明]'],
  ['张小明', '张xiaoming', '[张小明]'],
  ['张小明', 'zhang小明', '[张小明]'],
  ['张小明', 'z小m', '[张小明]'],
  ['张小明', 'zhangxiaom', '[张小明]'],
  ['张小明', 'xiaoming', '张[小明]'],
  ['张小明', 'Zhang Xiao', '[张小]明'],
  ['张小明', 'ＺＸＭ', '[张小明]'],
  ['张小明', '小明', '张[小明]'],
  ['单田芳', 'shan', '[单]田芳'],
  ['单田芳', 'stf', '[单田芳]'],
  ['仇英', 'qiuying', '[仇英]'],
  ['区大相', 'oudaxiang', '[区大相]'],
  ['尉迟恭', 'yuchigong', '[尉迟恭]'],
  ['尉迟恭', 'ycg', '[尉迟恭]'],
  ['曾国藩', 'zengguofan', '[曾国藩]'],
  ['解放', 'xiefang', '[解放]'],
  ['查良镛', 'zhaly', '[查良镛]'],
  ['万俟卨', 'moqixie', '[万俟卨]'],
  ['李长乐', 'lichangle', '[李长乐]'],
  ['李长乐', 'lizhangyue', '[李长乐]'],
  ['张重庆', 'zcq', '[张重庆]'],
  ['张重庆', 'zzq', '[张重庆]'],
  ['吕布', 'lvbu', '[吕布]'],
  ['吕布', 'lubu', '[吕布]'],
  ['阿依古丽·买买提', 'ayiguli', '[阿依古丽]·买买提'],
  ['阿依古丽·买买提', 'aygl', '[阿依古丽]·买买提'],
  ['阿依古丽·买买提', '古丽买', '阿依[古丽·买]买提'],
  ['阿依古丽·买买提', '丽•买', '阿依古[丽·买]买提'],
  ['𠮷田桂兰', '𠮷田', '[𠮷田]桂兰'],
  ['𠮷田桂兰', 'tgl', '𠮷[田桂兰]'],
  ['𬱖伟', '𬱖', '[𬱖]伟'],
  ['Maria·李', 'maria', '[Maria]·李'],
  ['张小明', 'zhnagxiaoming', '[张小明]'],
  ['张小明', 'zangxiaoming', '[张小明]'],
  ['张小明', 'zhangxiaomin', '[张小明]'],
  ['张小明', 'zhangxiapming', '[张小明]'],
  ['张小明', 'zhangxiiaoming', '[张小明]'],
  ['张小明', '章小明', '[张小明]'],
  ['张小明', '章晓', '[张小]明'],
  ['张小明', '晓铭', '张[小明]'],
  ['单田芳', '善田方', '[单田芳]'],
  ['吕布', '旅步', '[吕布]'],
  ['张小明', '张明', '[张小明]'],
  ['张小明', 'zhangming', '[张小明]'],
  ['张小明', 'zming', '[张小明]'],
  ['张小明', '张m', '[张小明]'],
  ['欧阳锋', '欧锋', '[欧阳锋]'],
])('%s is found by %s', (name, typed, marked) => {
  expect(find(typed, person(name))).toEqual([marked]);
});

test.each([
  ['张小明', 'zm'],
  ['张小明明', '张明明'],
  ['张小明', '章明'],
  ['张小明', '章'],
  ['单田芳', '丹田芳'],
  ['张小明', 'xz'],
  ['张小明', 'zhnagxiaomnig'],
  ['张小明', 'zhnag'],
  ['张小明', '  '],
  ['张小明', '·'],
  ['', 'z'],
])('%s is not found by %s', (name, typed) => {
  expect(find(typed, person(name, { village: '' }))).toEqual([]);
});

const application = person('佟桂芝', {
  kind: 'application',
  number: '210521198-A-2023-00007',
  bills: ['0026896566', '（吉）00317'],
  status: 'sealed',
});

test.each([
  ['21052119580402312x', '[21052119580402312X]'],
  ['２１０５２１１９５８０４０２３１２Ｘ', '[21052119580402312X]'],
  ['312x', '…[312X]'],
  ['02312X', '…[02312X]'],
  ['3017', '…[3017]'],
  ['138-4245-3017', '[13842453017]'],
  ['7', '210521198-A-2023-[00007]'],
  ['00007', '210521198-A-2023-[00007]'],
  ['a-2023-0', '210521198-[A-2023-0]0007'],
  ['210521198-A-2023-00007', '[210521198-A-2023-00007]'],
  ['0026896566', '[0026896566]'],
  ['8965', '0026[8965]66'],
  ['0317', '（吉）0[0317]'],
  ['柳条', '[柳条]沟村'],
  ['ltg', '[柳条沟]村'],
])('an application is found by %s', (typed, marked) => {
  expect(find(typed, application)).toEqual([marked]);
});

test('less than four characters of a number mean nothing but the sequence of an application', () => {
  expect(find('17', application)).toEqual([]);
  expect(find('017', application)).toEqual([]);
});

test('as written comes before by sound, the whole before a part, the newest before the older, discarded and nearly so last', () => {
  const rows = [
    person('王伟民', { id: '1' }),
    person('李王伟', { id: '2' }),
    person('王伟', { id: '3', kind: 'application', status: 'discarded' }),
    person('王伟', { id: '4' }),
    person('王伟', { id: '5' }),
    person('汪卫', { id: '6' }),
    person('忘我', { id: '7', village: '王伟村' }),
    person('王小伟', { id: '8' }),
  ];
  const index = createSearchIndex();
  for (const row of rows) index.put(row);
  const ids = (typed: string): readonly string[] => index.find(typed, 100).hits.map(({ id }) => id);
  expect(ids('王伟')).toEqual(['5', '4', '1', '2', '7', '6', '8', '3']);
  expect(ids('wangwei')).toEqual(['6', '5', '4', '1', '2', '7', '8', '3']);
  expect(ids('wangwie')).toEqual(['6', '5', '4', '2', '1', '3']);
});

test.each([
  ['张三 王家村', ['村 张三 王家村']],
  ['王家 张三', ['村 张三 王家']],
  ['张三  王家', ['村 张三 王家']],
  ['zs wjc', ['村 张三 王家村']],
  ['张 三 王家', ['村 张三 王家']],
  ['张三 3017', ['村 张三 3017', '镇 张三 3017']],
  ['312x zhangsan', ['镇 张三 312X']],
  ['章三', ['村 张三', '镇 张三']],
  ['张三 李家村', []],
])('%s tells people of one name apart', (typed, expected) => {
  const index = createSearchIndex();
  index.put(person('张三', { id: '镇', village: '柳条沟村' }));
  index.put(person('张三', { id: '村', village: '王家村', idNumber: '210521195804020000' }));
  const marked = ({ text, from, to }: FoundIn): string => text.slice(from, to);
  const found = index.find(typed, 100).hits.map(({ id, found: name, also }) => {
    return [id, marked(name), ...(also === null ? [] : [marked(also)])].join(' ');
  });
  expect(found).toEqual(expected);
});

test('other characters of the same sound and a skipped one are named as such', () => {
  const index = createSearchIndex();
  for (const name of ['张明', '张小明', '章铭']) index.put(person(name));
  const by = (typed: string): readonly string[] =>
    index.find(typed, 100).hits.map(({ name, found }) => `${name} ${found.by}`);
  expect(by('张明')).toEqual(['张明 written', '章铭 same', '张小明 skipped']);
  expect(by('zhangming')).toEqual(['章铭 sound', '张明 sound', '张小明 skipped']);
  expect(by('zhangmimg')).toEqual(['章铭 similar', '张明 similar']);
});

test('the list of syllables holds every reading of every hanzi', () => {
  const unknown = new Set<string>();
  for (const [first, last] of [
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
    [0x20000, 0x2a6df],
  ] as const) {
    for (let code = first; code <= last; code += 1) {
      const ch = String.fromCodePoint(code);
      for (const reading of pinyin(ch, { multiple: true, toneType: 'none', type: 'array', v: true })) {
        if (reading !== ch && !SYLLABLES.has(reading)) unknown.add(reading);
      }
    }
  }
  // 欸 alone has a reading that nobody can type.
  expect([...unknown]).toEqual(['ê']);
  expect(SYLLABLES.size).toBe(417);
});
