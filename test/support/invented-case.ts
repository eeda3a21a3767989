/**
 * A realistic, wholly invented case: a dibao person of a township that does not exist, with three stays in 2023, one of
 * them long and costly. Used by the tour, the e2e tests and the bench. Every amount is what a clerk would type.
 */

/** The day and time at which the invented case is worked on. */
export const FIXED_CLOCK = '2023-10-20T09:00:00+08:00';
export const ID_SEED = 'invented-case';

export const STATION = {
  townshipName: '清河镇',
  townshipCode: '210521198',
  pcLetter: 'A',
  userName: '窗口一',
  password: '秋天 玉米 晒满 院子',
} as const;

/** Whoever reviews what the first user settled. */
export const REVIEWER = { name: '李复核', password: '雪地 麻雀 找到 谷粒' } as const;

export const PERSON = {
  idNumber: '21052119580402312X',
  name: '佟桂芝',
  phone: '13842453017',
  village: '柳条沟村',
  address: '清河镇柳条沟村三组 27 号',
  bank: '清河农村信用社',
  account: '6212260715004823152',
  source: '低保证第 2019-0431 号，民政名册 2023-10-01',
  identityFrom: '2019-07-01',
} as const;

export type InventedStay = {
  readonly hospital: string;
  readonly level: '1' | '2' | '3';
  readonly area: 'local' | 'outside';
  readonly from: string;
  readonly to: string;
  readonly diagnosis: string;
  /** 总费用, 全自费, 超限价, 先行自付, 范围内, 基本医保, 大病保险, 其他补充, 其他赔付. */
  readonly amounts: readonly [string, string, string, string, string, string, string, string, string];
  readonly bill: readonly [code: string, number: string, check: string];
};

export const STAYS: readonly InventedStay[] = [
  {
    hospital: '清河县人民医院',
    level: '2',
    area: 'local',
    from: '2023-03-01',
    to: '2023-03-15',
    diagnosis: '急性心肌梗死',
    amounts: ['50000.00', '3000.00', '0', '2000.00', '45000.00', '26000.00', '6000.00', '0', '0'],
    bill: ['21060123', '0026896566', 'c748a8'],
  },
  {
    hospital: '清河镇中心卫生院',
    level: '1',
    area: 'local',
    from: '2023-05-20',
    to: '2023-05-28',
    diagnosis: '慢性心力衰竭',
    amounts: ['6842.36', '312.50', '0', '229.86', '6300.00', '5040.00', '0', '0', '0'],
    bill: ['21060123', '0031175402', '9f20b1'],
  },
  {
    hospital: '省城医科大学附属第一医院',
    level: '3',
    area: 'outside',
    from: '2023-06-10',
    to: '2023-09-02',
    diagnosis: '冠状动脉搭桥术后感染',
    amounts: ['286430.75', '21460.35', '1250.00', '18720.40', '245000.00', '142600.00', '61845.20', '0', '5000.00'],
    bill: ['21010123', '0108840917', '3ad67e'],
  },
];

/** What the published rules give, worked out by hand on paper; fen. */
export const EXPECTED = {
  basicFen: 2_000_000,
  tiltFen: 3_693_554,
  payableFen: 5_693_554,
  payableText: '56,935.54',
} as const;

/** Every personal string of the case, for searching what lies on the disk and in the batch. */
export const PERSONAL_STRINGS: readonly string[] = [
  PERSON.idNumber,
  PERSON.name,
  PERSON.phone,
  PERSON.village,
  PERSON.address,
  PERSON.account,
  PERSON.source,
  ...STAYS.flatMap((stay) => [stay.hospital, stay.diagnosis, stay.bill[1]]),
];
