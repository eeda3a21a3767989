import { useEffect, useRef } from 'react';
import type { ChannelOutput } from '#shared/contract/index.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { useIntake, useIntakeSession } from '../../intake/state/use-intake.ts';

const NOTHING: ChannelOutput<'exemption/ofApplication'> = { rows: [], choices: [] };

/** What was set aside for the application of the page; when that changes the conditions are asked again, and what it was refused for no longer holds. */
export function useExemptions(): ChannelOutput<'exemption/ofApplication'> {
  const session = useIntakeSession();
  const id = useIntake((state) => state.detail.id);
  const isNumbered = useIntake((state) => state.detail.number !== null);
  const { data = NOTHING } = useChannel('exemption/ofApplication', { applicationId: id }, { enabled: isNumbered });
  const states = data.rows.map((row) => `${row.id}${row.state}`).join();
  const before = useRef(states);
  useEffect(() => {
    if (before.current === states) return;
    before.current = states;
    session.state.update((now) => (now.actionError?.code === 'EXEMPTION_OPEN' ? { ...now, actionError: null } : now));
    session.assess();
  }, [session, states]);
  return data;
}
