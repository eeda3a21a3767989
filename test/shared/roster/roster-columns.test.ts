import { expect, test } from 'vitest';
import { guessCategory } from '#shared/roster/category-words.ts';
import { fieldOfHeading, findHeadingRow, guessColumns } from '#shared/roster/roster-columns.ts';

test.each([
  ['姓名', 'name'],
  ['姓 名', 'name'],
  ['姓\n名', 'name'],
  ['救助对象姓名', 'name'],
  ['家庭成员姓名', 'name'],
  ['户主姓名', 'headName'],
  ['户主', 'headName'],
  ['身份证号', 'idNumber'],
  ['身份证号 码', 'idNumber'],
  ['身份證號', 'idNumber'],
  ['公民身份号码', 'idNumber'],
  ['证件号码', 'idNumber'],
  ['成员身份证号', 'idNumber'],
  ['户主身份证号码', 'headId'],
  ['与户主关系', 'relation'],
  ['保障类别', 'category'],
  ['人员类别（低保/特困）', 'category'],
  ['享受开始时间', 'from'],
  ['认定日期', 'from'],
  ['终止时间', 'to'],
  ['有效期止', 'to'],
  ['享受状态', 'status'],
  ['所属村', 'village'],
  ['出生日期', null],
  ['证件类型', null],
  ['联系人姓名', null],
  ['备注', null],
  ['', null],
  ['__proto__', null],
  ['constructor', null],
])('B9: the heading %j names %s', (heading, field) => {
  expect(fieldOfHeading(heading)).toBe(field);
});

test('titles above the headings are passed over, and the first of two equal headings counts', () => {
  const rows = [
    ['某县低保对象花名册', '某县低保对象花名册'],
    ['填报单位：东风镇', ''],
    ['序号', '姓名', '身份证号', '姓名'],
    ['1', '王某', '210502198001010013', ''],
  ];
  expect(findHeadingRow(rows)).toBe(2);
  expect(guessColumns(rows[2] ?? [])).toEqual({ name: 1, idNumber: 2 });
  expect(
    findHeadingRow([
      ['a', 'b'],
      ['1', '2'],
    ]),
  ).toBe(-1);
});

test('of two rows of headings the lower one has the fields', () => {
  expect(
    findHeadingRow([
      ['姓名', '身份证号', '享受情况', '享受情况'],
      ['姓名', '身份证号', '起始时间', '终止时间'],
      ['王某', 'x', '', ''],
    ]),
  ).toBe(1);
});

test.each([
  ['城市低保', 'dibao'],
  ['农村最低生活保障对象', 'dibao'],
  ['低保边缘户', 'dibao_edge'],
  ['集中供养', 'tekun_centralised'],
  ['农村特困', 'tekun'],
  ['事实无人抚养儿童', 'de_facto_orphan'],
  ['脱贫不稳定户', 'unstable_out_of_poverty'],
  ['边缘易致贫户', 'edge_poverty_prone'],
  ['低保对象', 'dibao'],
  ['非低保', null],
  ['已退出低保', null],
  ['重度残疾', null],
  ['一级', null],
  ['', null],
])('the words %j mean %s', (words, category) => {
  expect(guessCategory(words)).toBe(category);
});
