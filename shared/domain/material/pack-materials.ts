import type { MaterialRule } from './default-materials.ts';

/** Lines a policy asks for beyond the default ones, by the id of its pack. */
export const PACK_MATERIALS: Readonly<Record<string, readonly MaterialRule[]>> = {
  'zhengzhou-2017': [
    {
      id: 'poverty_stamp',
      name: '乡镇扶贫部门盖章的建档立卡证明',
      need: ({ identities }) =>
        identities.some(({ category }) => category === 'registered_poor') ? 'needed' : 'unasked',
      why: '建档立卡贫困人口手工报销',
      form: 'original',
      after: 'kept',
    },
  ],
};
