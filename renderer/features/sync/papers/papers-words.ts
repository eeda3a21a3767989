import type { PapersPartRow, PapersRow } from '#shared/contract/county/papers.ts';
import { fileSize } from '../../../text/instants.ts';

/** One line: how far the papers of a batch are. */
export const papersWords = ({ stage, parts, delivered, size }: PapersRow): string =>
  stage === 'unlisted' ? '材料还没有清点' : `材料 ${delivered}/${parts} 份已送达 · ${fileSize(size)}`;

/** The county asked for papers of a batch that has none: nothing is sent that would tell it so. Null: it did not, or there are some. */
export const nothingToSendWords = ({ stage, wantedBy }: PapersRow): string | null =>
  stage !== 'none' || wantedBy === null
    ? null
    : `${wantedBy === '' ? '县里' : `县里（${wantedBy}）`}要过这一批的材料。这一批封批时没有扫描件和打印件，没有可传的，县里不会自动知道。请打电话告诉县里；县里需要的，送纸质件，或请县里退回后补上再送。`;

/** What is said beside it: who asks, what is missing, what lies on a stick, and why they stand where they stand. */
export function papersNotes({ stage, reason, wantedBy, lacking, exported }: PapersRow): string {
  const asks = wantedBy === null ? '' : `${wantedBy === '' ? '县里' : `县里（${wantedBy}）`}要这一批的材料。`;
  const lacks = lacking === 0 ? '' : `有 ${lacking} 件在本机打不开，没有送。`;
  const onStick = exported === 0 || stage === 'delivered' ? '' : `${exported} 份已导出到 U 盘，等县里确认。`;
  return `${asks}${lacks}${onStick}${reason ?? ''}`;
}

/** What is in a part: `申请人身份证件（扫描件）等 12 件，3 份申请`. */
export function partWords({ papers }: PapersPartRow): string {
  const cases = new Set(papers.map(({ number }) => number)).size;
  const names = [...new Set(papers.map(({ words }) => words))];
  return `${names.slice(0, 3).join('、')}${names.length > 3 ? '等' : ''}，共 ${papers.length} 件，${cases} 份申请`;
}

/** The one thing to do with the papers of a batch; null: nothing. */
export function papersAct({ stage, lacking }: PapersRow): 'hold' | 'send' | 'again' | null {
  switch (stage) {
    case 'afterBatch':
    case 'waiting':
    case 'sending':
      return 'hold';
    case 'kept':
    case 'held':
    case 'stopped':
      return 'send';
    case 'delivered':
      return lacking > 0 ? 'again' : null;
    case 'unlisted':
    case 'none':
    case 'unsaid':
      return null;
  }
}
