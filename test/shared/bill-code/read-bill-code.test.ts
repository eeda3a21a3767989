import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_SCANNED, namesRedBill, readBillCode } from '#shared/bill-code/read-bill-code.ts';

const MEDICAL = { code: '12060119', number: '0026896566', check: 'c748a8' };

describe('a scanned medical e-bill', () => {
  it.each([
    ['12060119,0026896566,c748a8'],
    ['01,11,12060119,0026896566,c748a8,20230315,50000.00,'],
    ['1206011900 26896566'.replace(' ', '').concat('c748a8')],
    ['https://pjcy.example/check?billCode=12060119&billNo=0026896566&checkCode=c748a8'],
    ['票据代码：12060119 票据号码：0026896566 校验码：c748a8'],
    ['１２０６０１１９|００２６８９６５６６|c748a8\r\n'],
  ])('gives code, number and check code out of %s', (text) => {
    expect(readBillCode(text)).toMatchObject({ ...MEDICAL, isRed: false });
  });

  it('gives the amount and the day when each is there once', () => {
    const read = readBillCode('01,11,12060119,0026896566,c748a8,20230315,50000.00,');
    expect(read).toMatchObject({ amount: 5_000_000, issued: '2023-03-15' });
    expect(readBillCode('12060119,0026896566,c748a8,1.00,2.00').amount).toBeNull();
  });

  it('never takes a day for a code, nor picks between two bills', () => {
    expect(readBillCode('20230315,123456')).toMatchObject({ code: '', number: '' });
    expect(readBillCode('12060119,0026896566,12060119,0026896567')).toMatchObject({ code: '', number: '' });
  });
});

describe('a scanned invoice of the tax office', () => {
  it('gives its parts', () => {
    expect(readBillCode('01,10,050003523456,29342181,104.72,20180613,02418567008427471889,1774,')).toMatchObject({
      code: '050003523456',
      number: '29342181',
      check: '02418567008427471889',
      amount: 10_472,
      issued: '2018-06-13',
    });
  });

  it('has no code when it is fully digital', () => {
    expect(readBillCode('01,32,,23442000000014209621,112,20230215,,74AE')).toMatchObject({
      code: '',
      number: '23442000000014209621',
      check: '',
      amount: 11_200,
      issued: '2023-02-15',
    });
  });

  it.each([
    ['01,10,050003523456,29342181,1e9,20180613,02418567008427471889,1774,'],
    ['01,10,050003523456,29342181,104.72,20230230,02418567008427471889,1774,'],
    ['01,10,050003523456,29342181'],
    ['01,32,,2344200000001420962,112,20230215,,74AE'],
  ])('is kept as it is when a part is not what it must be: %s', (text) => {
    expect(readBillCode(text)).toMatchObject({ raw: text, code: '', number: '', amount: null });
  });
});

describe('a red bill', () => {
  it('is known by its minus or its words', () => {
    expect(readBillCode('01,10,050003523456,29342181,-104.72,20180613,024185,1774,').isRed).toBe(true);
    expect(readBillCode('12060119,0026896566,c748a8,红字').isRed).toBe(true);
    expect(readBillCode('2106-0123,12060119').isRed).toBe(false);
    expect(namesRedBill('住院收费票据（红票）')).toBe(true);
    expect(namesRedBill('红十字会医院')).toBe(false);
  });
});

describe('any scanned text', () => {
  it('is never refused, and kept without what cannot be shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const read = readBillCode(text);
        expect(read.raw.length).toBeLessThanOrEqual(MAX_SCANNED);
        expect(/[\p{Cc}\p{Cf}]/u.test(read.raw)).toBe(false);
        expect(readBillCode(read.raw)).toEqual(read);
      }),
    );
  });

  it('keeps its start when it is far too long', () => {
    expect(readBillCode('长'.repeat(10_000)).raw).toHaveLength(MAX_SCANNED);
  });

  it('gives the three parts back whatever separator stands between them', () => {
    const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
    fc.assert(
      fc.property(
        digits(8),
        digits(10),
        fc.stringMatching(/^[0-9a-f]{6}$/),
        fc.constantFrom(',', '|', ';', ' ', '\t', '&', '/'),
        (code, number, check, separator) => {
          expect(readBillCode([code, number, check].join(separator))).toMatchObject({ code, number, check });
        },
      ),
    );
  });
});
