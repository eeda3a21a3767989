import { describe, expect, test } from 'vitest';
import { HOLIDAY_YEARS } from '#shared/domain/deadline/holidays.ts';
import { readHolidayNotice } from '#shared/domain/deadline/read-holiday-notice.ts';

/** As the State Council's office published them. */
const NOTICES: Readonly<Record<number, string>> = {
  2025: `国务院办公厅关于2025年
部分节假日安排的通知
国办发明电〔2024〕12号
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
国务院办公厅　2024年11月12日`,
  2026: `新华社北京11月4日电 国务院办公厅关于2026年部分节假日安排的通知,全文如下:
经国务院批准,现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦:1月1日(周四)至3日(周六)放假调休,共3天。1月4日(周日)上班。
二、春节:2月15日(农历腊月二十八、周日)至23日(农历正月初七、周一)放假调休,共9天。2月14日(周六)、2月28日(周六)上班。
三、清明节:4月4日(周六)至6日(周一)放假,共3天。
四、劳动节:5月1日(周五)至5日(周二)放假调休,共5天。5月9日(周六)上班。
五、端午节:6月19日(周五)至21日(周日)放假,共3天。
六、中秋节:9月25日(周五)至27日(周日)放假,共3天。
七、国庆节:10月1日(周四)至7日(周三)放假调休,共7天。9月20日(周日)、10月10日(周六)上班。
鼓励单位和个人结合落实带薪年休假等制度,实际形成较长假期,推动错峰出行。
国务院办公厅
2025年11月4日`,
};

const problemsOf = (text: string, year: number): readonly string[] => {
  const read = readHolidayNotice(text, year);
  return read.ok ? [] : read.problems;
};

describe('a notice of holidays', () => {
  test.each([2025, 2026])('of %i gives the days that the program brings along', (year) => {
    const read = readHolidayNotice(NOTICES[year] ?? '', year);
    const known = HOLIDAY_YEARS.find((each) => each.year === year);
    expect(read).toMatchObject({ ok: true, notice: { off: known?.off, work: known?.work.toSorted() } });
  });

  test('says its name and number, and which days in it mean nothing', () => {
    const read = readHolidayNotice(NOTICES[2026] ?? '', 2026);
    expect(read).toMatchObject({
      ok: true,
      notice: { source: '国务院办公厅关于2026年部分节假日安排的通知', unused: ['11月4日', '2025年11月4日'] },
    });
    const numbered = readHolidayNotice('国办发明电〔2026〕9号\n元旦：1月1日放假1天', 2027);
    expect(numbered).toMatchObject({ ok: true, notice: { source: '国办发明电〔2026〕9号' } });
  });

  test('may be a list of ranges as well', () => {
    expect(readHolidayNotice('2027-02-05 至 2027-02-12 放假\n2027/2/14 上班', 2027)).toMatchObject({
      ok: true,
      notice: { off: [['2027-02-05', '2027-02-12']], work: ['2027-02-14'] },
    });
  });

  test('that begins in the year before is cut to the year', () => {
    const text = '元旦：2022年12月31日（周六）至2023年1月2日（周一）放假调休，共3天。';
    expect(readHolidayNotice(text, 2023)).toMatchObject({ ok: true, notice: { off: [['2023-01-01', '2023-01-02']] } });
    expect(readHolidayNotice(text, 2022)).toMatchObject({ ok: true, notice: { off: [['2022-12-31', '2022-12-31']] } });
  });

  test.each([
    ['another year', NOTICES[2025] ?? '', '这是 2025 年的通知，正在编辑的是 2027 年。'],
    [
      'a weekday of another year',
      '元旦：1月1日（周四）放假1天。',
      '2027-01-01 写的是周四，实际是周五。请核对年份和日期。',
    ],
    ['a day too few', '清明节：4月3日至4日放假，共3天。', '「共3天」写的是 3 天，日期却是 2 天。请核对。'],
    ['a day that does not exist', '春节：2月28日至30日放假。', '「2月28日至30日」不是可以用的日期。'],
    ['a month of holidays', '春节：2月1日至28日放假。', '「2月1日至28日」不是可以用的日期。'],
    ['work on a weekday', '2月1日上班。元旦：1月1日放假1天。', '「2月1日」写的是上班，却不是一个周末的日子。请核对。'],
    ['both at once', '1月1日放假1月2日上班', '「1月1日放假1月2日上班」同时写了放假和上班。请分成两句。'],
    ['no days at all', '祝大家节日愉快', '没有读出放假的日子。请粘贴通知里写明日期的各条。'],
  ])('with %s is not taken, and says why', (_, text, problem) => {
    expect(problemsOf(text, 2027)).toContain(problem);
  });
});
