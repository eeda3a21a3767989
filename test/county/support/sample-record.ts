import type { RecordContent } from '#shared/protocol/batch/batch-record.ts';

/** Invented people: whatever of them is typed must never be readable in a batch. */
export const PERSONAL = {
  idNumber: '21050219580402123X',
  name: '欧阳·测试𠮷',
  phone: '13900001234',
  address: '平山区千金街道某某路 8 号 3 单元',
  village: '东山村',
  holder: '欧阳持卡',
  bank: '某某农村商业银行千金支行',
  account: '6222021234567890128',
  hospital: '本溪市某某人民医院',
  diagnosis: '慢性肾脏病5期（维持性血液透析）',
  billNumber: '2934218111',
  source: '低保证 2105020099 号',
  clerk: '王受理',
  reviewer: '周复核',
  note: '家属代办，已核对原件',
} as const;

const amounts = {
  total: '50000.00',
  ownExpense: '3000.00',
  overLimit: '0.00',
  firstPay: '2000.00',
  inScope: '45000.00',
  basic: '26000.00',
  seriousIllness: '6000.00',
  supplement: '0.00',
  other: '0.00',
};

const sums = { burden: '15000.00', aid: { basic: '10500.00' }, aidTotal: '10500.00', residual: '4500.00' };

/** One settled application with one stay; `index` tells records apart. */
export function sampleRecord(index = 1): RecordContent {
  const id = `0191a000-0000-7000-8000-${String(index).padStart(12, '0')}`;
  const visit = 'v1';
  return {
    application: {
      id,
      number: `210502001-A-2023-${String(index).padStart(5, '0')}`,
      revision: 3,
      acceptedOn: '2023-10-20',
      settledAt: '2023-10-20T10:15:00.000+08:00',
      clerk: { id: '0191a000-0000-7000-8000-0000000000aa', name: PERSONAL.clerk },
      note: PERSONAL.note,
    },
    person: {
      idNumber: PERSONAL.idNumber,
      name: PERSONAL.name,
      sex: 'male',
      birthDate: '1958-04-02',
      phone: PERSONAL.phone,
      address: PERSONAL.address,
      village: PERSONAL.village,
    },
    account: { kind: 'card', holder: PERSONAL.holder, bank: PERSONAL.bank, number: PERSONAL.account },
    identities: [{ category: 'dibao', from: '2023-01-01', to: null, source: PERSONAL.source }],
    visits: [
      {
        id: visit,
        hospital: PERSONAL.hospital,
        diagnosis: PERSONAL.diagnosis,
        bill: { code: '21050123', number: PERSONAL.billNumber, check: '8a1f02' },
      },
    ],
    input: {
      format: 'aid-case/1',
      pack: 'benxi-2023',
      local: {},
      cases: [
        {
          id,
          person: { insurance: 'resident', identities: [{ category: 'dibao', from: '2023-01-01', to: null }] },
          applicationDate: '2023-10-20',
          visits: [
            {
              id: visit,
              kind: 'inpatient',
              from: '2023-03-01',
              to: '2023-03-15',
              hospital: { level: 2, designated: true, area: 'local' },
              layers: 'given',
              amounts,
            },
          ],
        },
      ],
    },
    result: {
      format: 'aid-result/1',
      pack: 'benxi-2023',
      packHash: `sha256:${'5a'.repeat(32)}`,
      engine: '1.0.0',
      cases: [
        {
          id,
          status: 'settled',
          treatedAs: 'dibao',
          alternatives: [],
          visits: [
            {
              id: visit,
              status: 'eligible',
              reasons: [],
              treatedAs: 'dibao',
              layers: { basic: '26000.00', seriousIllness: '6000.00', supplement: '0.00' },
              ...sums,
            },
          ],
          years: [{ year: 2023, ...sums }],
          total: sums,
          payable: '10500.00',
          recover: '0.00',
          deferred: '0.00',
          provisional: false,
          missing: [],
          trace: [
            {
              visit,
              layer: 'basic',
              step: 'fund',
              clause: '本政办发〔2023〕22号 四(五)',
              text: '个人负担 15000.00 元，按 70% 救助。',
              formula: '(15000.00 − 0.00) × 70% = 10500.00',
              inputs: { burden: '15000.00' },
              result: '10500.00',
            },
          ],
        },
      ],
    },
    review: {
      reviewedAt: '2023-10-20T15:02:00.000+08:00',
      reviewer: { id: '0191a000-0000-7000-8000-0000000000bb', name: PERSONAL.reviewer, key: '00112233445566bb' },
      settlerKey: '00112233445566aa',
      permit: null,
    },
    payableFen: 1_050_000,
    papers: [{ kind: 'settlement', sha256: 'ab'.repeat(32), pages: 1 }],
  };
}
