import { assertNever } from '#shared/result.ts';
import { stepPhrase } from '#shared/settlement/compare/step-words.ts';
import { HOLD_WORDS } from '#shared/domain/county/county-stage.ts';
import { Notice } from '../../../../../renderer/ui/page/notice.tsx';
import { ValueComparison } from '../../../../../renderer/ui/trace/value-comparison.tsx';
import type { CaseView, HeldReasonView } from '../../../api/views.ts';
import css from './case.module.css';
import { comparedBeside, comparedSteps, firstDifferent } from './compared.ts';

/** What the county must look at, and how its own settlement came out. */
export function Held({ file }: { readonly file: CaseView }) {
  return (
    // The page scrolls, and on most cases nothing else in it takes the cursor.
    <div className={css['held']} tabIndex={0} role="group" aria-label="县级核对">
      {file.reasons.length === 0 ? null : (
        <Notice meaning="warn">
          <ul className={css['reasons']}>
            {file.reasons.map((reason) => (
              <li key={`${reason.code}/${reason.visit ?? ''}/${reason.other?.number ?? ''}`}>{reasonWords(reason)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Payee file={file} />
      <Recheck file={file} />
    </div>
  );
}

/** Money for somebody else's account. Who that is to the applicant stands in no field of the record, only in its papers, or its note. */
function Payee({ file: { row, content } }: { readonly file: CaseView }) {
  if (row.payee === '') return null;
  const { note } = content.application;
  return (
    <Notice meaning="warn">
      收款账户的户名是{row.payee}，不是申请人{row.name}本人。批准前请看材料里的收款人与申请人关系证明和委托书。
      {note === '' ? '' : `乡镇备注：${note}`}
    </Notice>
  );
}

function reasonWords({ code, other }: HeldReasonView): string {
  const words = HOLD_WORDS[code];
  if (other === undefined) return `${words}。`;
  return `${words}：${other.number}（${other.pc}）。`;
}

/** Where both begin to differ. */
function differenceWords(file: CaseView): string {
  const first = firstDifferent(comparedSteps(file));
  if (first !== null)
    return `县级用同一政策包重新测算，从${stepPhrase(first)}这一步起不同，两边的算法见下面的测算过程。`;
  const { inputs, sums } = comparedBeside(file);
  const found = [
    inputs.length === 0 ? '' : `依据有 ${inputs.length} 处不同`,
    sums.length === 0 ? '' : `结果有 ${sums.length} 处不同`,
  ].filter((words) => words !== '');
  if (found.length === 0) return '县级用同一政策包重新测算，各步的算式、依据和金额都相同，只有备查的内容不同。';
  return `县级用同一政策包重新测算，各步的算式和金额相同，${found.join('，')}，两边的数见下表。`;
}

/** What differs that no step shows. */
function Beside({ file }: { readonly file: CaseView }) {
  const { inputs, sums } = comparedBeside(file);
  return (
    <>
      <ValueComparison label="依据不同的地方" values={inputs} own="乡镇" county="县级" />
      <ValueComparison label="结果不同的地方" values={sums} own="乡镇" county="县级" />
    </>
  );
}

function Recheck({ file }: { readonly file: CaseView }) {
  const { recheck } = file;
  switch (recheck.verdict) {
    case 'same':
      return <Notice meaning="ok">县级用同一政策包重新测算，每一步都相同。</Notice>;
    case 'differs':
      return (
        <Notice meaning="danger">
          {differenceWords(file)}请退回乡镇更正。
          <Beside file={file} />
        </Notice>
      );
    case 'no_pack':
      return <Notice meaning="warn">县里没有这份申请用的政策包，不能重新测算。请先安装政策包。</Notice>;
    case 'refused':
      return (
        <Notice meaning="danger">
          填报的内容通不过政策包的检查，不能重新测算：
          <ul className={css['reasons']}>
            {recheck.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Notice>
      );
    default:
      return assertNever(recheck);
  }
}
