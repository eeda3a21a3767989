import type { ApplicationDetail, ApplicationRow, PrintRow } from '#shared/contract/case/application.ts';
import { settlementView } from '#shared/contract/case/assessment.ts';
import { type ApplicationStatus, STATUS_WORDS } from '#shared/domain/application-status.ts';
import type { FormQuestions } from '#shared/domain/asked/form-questions.ts';
import { readAmounts } from '#shared/domain/check-visit.ts';
import { isUntouchedVisit } from '#shared/domain/read-visit.ts';
import { sumFen } from '#shared/fen.ts';
import { maskIdNumber, normaliseIdNumber } from '#shared/id-number.ts';
import type { AuditAction } from '../../store/audit/audit-entry.ts';
import type { ApplicationRecord } from '../../store/records.ts';
import type { OutcomeRecord } from '../../store/records/outcome-record.ts';
import type { PrintRecord } from '../../store/records/print-record.ts';
import type { Store } from '../../store/store.ts';

/** Words of the history; an action without words (`session.…`) never belongs to an application. */
const ACTION_WORDS: Partial<Readonly<Record<AuditAction, string>>> = {
  'application.create': '新建草稿',
  'application.edit': '修改',
  'application.discard': '作废',
  'application.restore': '恢复',
  'application.accept': '受理',
  'application.settle': '确认测算',
  'application.resettle': '重新测算',
  'application.review': '复核通过',
  'application.return': '复核退回',
  'application.unreview': '撤回复核通过',
  'application.answer': '答复复核意见',
  'application.reopen': '退回修改',
  'application.correct': '通知补正',
  'application.resume': '材料补齐',
  'application.withdraw': '撤回申请',
  'application.refuse': '提出不予救助',
  'application.declineRefusal': '不同意不予救助',
  'application.confirmRefusal': '确认不予救助',
  'application.askExemption': '提出特殊情形',
  'application.signExemption': '核定特殊情形',
  'application.declineExemption': '不同意特殊情形',
  'application.withdrawExemption': '撤回特殊情形',
  'application.notice': '列入公示',
  'application.undoNotice': '撤回公示',
  'application.object': '登记公示异议',
  'application.dismissObjection': '异议不成立',
  'application.upholdObjection': '异议成立，退回',
  'application.noteObjection': '异议成立',
  'application.seal': '封批',
  'application.county': '县级',
  'application.correctReturned': '按县级意见更正',
  'print.add': '打印文书',
  'material.save': '登记材料',
  'attachment.add': '添加附件',
  'attachment.change': '调整附件',
  'attachment.remove': '移除附件',
  'attachment.restore': '恢复附件',
};

/** A row of 受理台. */
export function applicationRow(record: ApplicationRecord): ApplicationRow {
  const { form } = record;
  const visits = form.visits.filter((visit) => !isUntouchedVisit(visit));
  const totals = visits.map((visit) => readAmounts(visit).total).filter((total) => total !== null);
  return {
    id: record.id,
    number: record.number,
    status: record.status,
    revision: record.revision,
    personName: form.person.name.trim(),
    idNumberMasked: maskIdNumber(normaliseIdNumber(form.person.idNumber)),
    village: form.person.village.trim(),
    visitCount: visits.length,
    totalCost: totals.length === 0 ? null : sumFen(totals),
    payable: record.payable,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    acceptedOn: record.acceptedOn,
  };
}

export const printRow = (record: PrintRecord): PrintRow => ({
  id: record.id,
  kind: record.kind,
  title: record.title,
  isDraft: record.isDraft,
  sha256: record.sha256,
  pages: record.pages,
  madeAt: record.madeAt,
  madeBy: record.madeBy,
  revision: record.revision,
});

/** What each action makes of an application; the others leave it where it stands. */
const LEADS_TO: Partial<Readonly<Record<AuditAction, ApplicationStatus>>> = {
  'application.create': 'draft',
  'application.discard': 'discarded',
  'application.restore': 'draft',
  'application.accept': 'accepted',
  'application.settle': 'settled',
  'application.resettle': 'settled',
  'application.review': 'reviewed',
  'application.return': 'draft',
  'application.unreview': 'settled',
  'application.reopen': 'draft',
  'application.correct': 'correcting',
  'application.resume': 'accepted',
  'application.withdraw': 'withdrawn',
  'application.refuse': 'refusing',
  'application.declineRefusal': 'accepted',
  'application.confirmRefusal': 'refused',
  'application.notice': 'noticing',
  'application.undoNotice': 'reviewed',
  'application.upholdObjection': 'draft',
  'application.seal': 'sealed',
  'application.correctReturned': 'draft',
};

/** What happened to an application, oldest first, each step with where it came from and went to. */
function historyOf(store: Store, id: string): ApplicationDetail['history'] {
  let from: ApplicationStatus | null = null;
  return store.applications.history(id).map(({ at, who, what, reason }) => {
    const to = LEADS_TO[what] ?? null;
    const moved = to === null ? '' : from === null ? STATUS_WORDS[to] : `${STATUS_WORDS[from]} → ${STATUS_WORDS[to]}`;
    from = to ?? from;
    return { at, who, what: ACTION_WORDS[what] ?? what, moved, reason };
  });
}

function outcomeView(outcome: OutcomeRecord | null): ApplicationDetail['outcome'] {
  if (outcome === null) return null;
  const { kind, at, by, reason, proposedBy, permit } = outcome;
  const missing = outcome.missing.map((item) => ({ ...item }));
  const failed = outcome.failed.map((item) => ({ ...item }));
  return { kind, at, by, reason, missing, failed, proposedBy, permitNo: permit?.permitNo ?? null };
}

/** Everything about one application. The settlement is the frozen one, never computed anew; `asked`: by the policy of the window. */
export function applicationDetail(store: Store, record: ApplicationRecord, asked: FormQuestions): ApplicationDetail {
  const frozen = store.settlements.of(record.id);
  const review = store.reviews.of(record.id);
  const batch = record.batchId === null ? null : store.batches.get(record.batchId);
  return {
    id: record.id,
    number: record.number,
    status: record.status,
    revision: record.revision,
    form: record.form,
    asked,
    settlement: frozen === null ? null : settlementView.parse(JSON.parse(frozen.view)),
    review:
      frozen === null
        ? null
        : {
            settledBy: frozen.settledBy,
            settledById: frozen.settledById,
            settledAt: frozen.settledAt,
            reviewedBy: review?.reviewedBy ?? null,
            reviewedAt: review?.reviewedAt ?? null,
            permitNo: review?.permit?.permitNo ?? null,
          },
    prints: store.prints.of(record.id).map(printRow),
    history: historyOf(store, record.id),
    outcome: outcomeView(store.applications.outcome(record.id)),
    batchFile: batch?.fileName ?? null,
  };
}
