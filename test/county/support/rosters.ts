/** A roster file of people with sound ID numbers. */
export const rosterBytes = (...rows: readonly string[]): Uint8Array =>
  new TextEncoder().encode(
    ['姓名,身份证号,救助类别', ...(rows.length === 0 ? ['测试人,11010519491231002X,低保对象'] : rows)].join('\r\n'),
  );

export const rosterOf = (name: string, devices: readonly string[] | null = null) => ({
  devices,
  name,
  asOf: '2023-10-01',
  bytes: rosterBytes(),
  sheet: null,
});
