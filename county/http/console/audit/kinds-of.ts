import { eventSchema, type EventKind } from '../../../books/events.ts';
import type { AuditGroup } from '../../../console/api/figure-views.ts';

/** Under which heading each kind of event is looked for. */
const GROUPS: Readonly<Record<EventKind, AuditGroup>> = {
  decided: 'decisions',
  paid: 'money',
  'paid-before': 'money',
  voided: 'money',
  exported: 'money',
  looked: 'looks',
  'accounts-looked': 'looks',
  'paper-looked': 'looks',
  papers: 'batches',
  'papers-again': 'batches',
  'papers-lost': 'batches',
  'papers-asked': 'batches',
  received: 'batches',
  alarmed: 'batches',
  rechecked: 'batches',
  'quarantine-settled': 'batches',
  published: 'published',
  'published-also': 'published',
  'ledger-for-all': 'published',
  'code-made': 'devices',
  enrolled: 'devices',
  revoked: 'devices',
  'townships-named': 'devices',
  'user-made': 'users',
  'user-changed': 'users',
  'key-changed': 'service',
  'data-key-changed': 'service',
  'epoch-raised': 'service',
  outrun: 'service',
  'backed-up': 'service',
};

const KINDS: readonly EventKind[] = eventSchema.options.map((option) => option.shape.kind.value);

/** The kinds of one heading. */
export const kindsOf = (group: AuditGroup): readonly EventKind[] => KINDS.filter((kind) => GROUPS[kind] === group);
