import type { AuditVerdict } from '#shared/contract/data/audit.ts';
import type { AuditCheck, CheckProgress } from '../../store/audit/audit-entry.ts';
import type { Store } from '../../store/store.ts';

type AuditGap = Extract<AuditVerdict, { state: 'sound' }>['gaps'][number];

/** How long the check holds up whoever works meanwhile. */
const SLICE_MS = 8;

export type VerifyOptions = {
  readonly store: Store;
  readonly elapsedMs: () => number;
  /** False once the check was called off, or the store closed. */
  readonly goesOn: () => boolean;
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
};

/** Checks the whole chain, every row, every index and the heads in the batches, in slices between the work. Rejects with `StoreError`. */
export function verifyBooks({ store, elapsedMs, goesOn, onProgress }: VerifyOptions): Promise<AuditVerdict> {
  const check = checkAll(store);
  return new Promise((resolve, reject) => {
    const slice = (): void => {
      try {
        if (!goesOn()) {
          resolve({ state: 'cancelled' });
          return;
        }
        const until = elapsedMs() + SLICE_MS;
        let step = check.next();
        while (step.done !== true && elapsedMs() < until) step = check.next();
        if (step.done === true) resolve(step.value);
        else {
          onProgress(step.value);
          setImmediate(slice);
        }
      } catch (thrown) {
        // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- whatever it was, the router names it
        reject(thrown);
      }
    };
    setImmediate(slice);
  });
}

function* checkAll(store: Store): Generator<CheckProgress, AuditVerdict, undefined> {
  const verdict = verdictOf(store, yield* store.audit.check());
  if (verdict.state !== 'sound') return verdict;
  const hidden = yield* store.checkIndexes();
  return hidden.length === 0 ? verdict : { state: 'hidden', sentence: hiddenWords(hidden) };
}

function verdictOf(store: Store, check: AuditCheck): AuditVerdict {
  if (!check.ok) return { state: 'broken', seq: check.seq, sentence: sentenceOf(check) };
  for (const { fileName, headerJson } of store.batches.list()) {
    const header: unknown = JSON.parse(headerJson);
    const [seq, head] = [Number(Reflect.get(Object(header), 'auditSeq')), Reflect.get(Object(header), 'auditHead')];
    if (store.audit.hashAt(seq) === head) continue;
    const sentence = `批次 ${fileName} 封批时，操作记录到第 ${seq} 条；现在的第 ${seq} 条与当时不同，或已经不在。请不要删除任何文件，联系县级维护人员核查。`;
    return { state: 'broken', seq, sentence };
  }
  return { state: 'sound', entries: store.audit.count({}), gaps: [...gapsOf(store)] };
}

/** The numbers that restores have taken out of the chain, the oldest first. */
function gapsOf({ audit }: Store): readonly AuditGap[] {
  const restores = audit.page({ actions: ['backup.restore'] }, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  return restores.toReversed().flatMap(({ seq, at }) => {
    const from = (audit.page({}, seq, 1)[0]?.seq ?? 0) + 1;
    return from === seq ? [] : [{ from, to: seq - 1, by: seq, at }];
  });
}

const hiddenWords = (kinds: readonly string[]): string =>
  `操作记录和全部内容都对得上，但查找${kinds.join('、')}用的索引与内容不一致，有的记录可能查不到，重复的票据可能认不出来。请先不要受理和封批，用备份恢复，或联系县级维护人员核查这台电脑。`;

function sentenceOf({ seq, what }: Extract<AuditCheck, { ok: false }>): string {
  const way = '请不要删除任何文件，联系县级维护人员核查这台电脑。';
  return what === 'entry'
    ? `第 ${seq} 条操作记录与校验值不一致：它被改动、删除或调换了顺序。${way}`
    : `第 ${seq} 条操作记录写下的内容，后来被改动、删除或换回了旧的。${way}`;
}
