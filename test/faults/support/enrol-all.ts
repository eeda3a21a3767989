import type { OpenCounty } from '../../../county/config/open-county.ts';
import { enrolment } from '../../county/http/support/county-service.ts';
import type { WindowPc } from './window-pc.ts';

/**
 * Registers PCs straight in the books, those that are not yet: how that goes over a line is not what is tried here. `firstCode`:
 * another number each time, because no code is made twice.
 */
export async function enrolAll({ books }: OpenCounty, pcs: readonly WindowPc[], firstCode = 0): Promise<void> {
  for (const [at, { device, pc }] of pcs.entries()) {
    if ((await books.device(device.id)) !== null) continue;
    const code = String(firstCode + at).padStart(20, '0');
    await books.makeCode({ code, pc, until: '2099-01-01T00:00:00.000+08:00', by: 'cli' });
    const { request } = enrolment(device, { code });
    const enrolled = await books.enrol(request);
    if (!enrolled.ok) throw new Error(enrolled.refusal.code);
  }
}
