import type { ApplicationStatus } from '#shared/domain/application-status.ts';
import type { SearchRow } from '../../../electron/store/records.ts';

/** Invented people by the thousand, the same ones for the same seed. */

const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文单仇区解朴查盖乐'.split(
    '',
  );
const DOUBLE = ['欧阳', '尉迟', '司马', '上官', '诸葛', '万俟'];
const GIVEN =
  '伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂华建国志玉珍红梅春生海燕文斌小宝金凤淑云长乐行重朝曾单鑫宇轩梓涵子浩然雨欣怡思远嘉诚德福贵财田苗雪琴莲菊花'.split(
    '',
  );
const MINORITY = [
  '阿依古丽·买买提',
  '木合塔尔·艾合买提',
  '扎西·次仁',
  '乌云其木格',
  '巴特尔',
  '𠮷田桂兰',
  '𬱖伟',
  'Maria·李',
];
const VILLAGE_HEADS = '柳河大北沟小东南台子石桥红旗新立杨树二道河单家'.split('');
const STATUSES: readonly ApplicationStatus[] = ['draft', 'accepted', 'settled', 'sealed', 'discarded'];

/** A small generator of numbers between 0 and 1, the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** `people` persons and `applications` applications of them, in the order in which they came into being. */
export function* inventedRows(seed: number, people: number, applications: number): Generator<SearchRow> {
  const random = chance(seed);
  const below = (most: number): number => Math.floor(random() * most);
  /** The first ones are the most frequent, as surnames are. */
  const skewed = <T>(list: readonly T[]): T => list[Math.floor(random() ** 2 * list.length)] as T; // never empty
  const any = <T>(list: readonly T[]): T => list[below(list.length)] as T; // never empty
  const villages = Array.from({ length: 120 }, () => `${any(VILLAGE_HEADS)}${any(VILLAGE_HEADS)}村`);
  const name = (): string => {
    if (random() < 0.01) return any(MINORITY);
    const surname = random() < 0.01 ? any(DOUBLE) : skewed(SURNAMES);
    return surname + any(GIVEN) + (random() < 0.75 ? any(GIVEN) : '');
  };
  const person = (index: number): SearchRow => ({
    kind: 'person',
    id: `p${digits(index, 7)}`,
    name: name(),
    idNumber: `210521${1930 + below(90)}${digits(1 + below(12), 2)}${digits(1 + below(28), 2)}${digits(below(1000), 3)}${any('0123456789X'.split(''))}`,
    phone: `13${digits(below(1_000_000_000), 9)}`,
    village: any(villages),
    number: null,
    bills: [],
    status: null,
    at: '2023-06-15T09:00:00.000+08:00',
    listed: null,
  });
  let made = 0;
  for (let index = 0; index < people; index += 1) {
    const row = person(index);
    yield row;
    while (made * people < applications * (index + 1)) {
      const status = any(STATUSES);
      yield {
        ...row,
        kind: 'application',
        id: `a${digits(made, 7)}`,
        number:
          status === 'draft'
            ? null
            : `210521198-A-${2020 + Math.floor(made / 20_000)}-${digits((made % 20_000) + 1, 5)}`,
        bills: Array.from({ length: 1 + below(4) }, () => digits(below(10 ** 10), 10)),
        status,
      };
      made += 1;
    }
  }
}
