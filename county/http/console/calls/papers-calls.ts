import { readAttachedFile } from '#shared/domain/material/attached-file.ts';
import type { AbsentLine, PaperLine } from '#shared/protocol/papers/papers-index.ts';
import type { Role } from '../../../books/roles.ts';
import type { PaperLineView, PapersView } from '../../../console/api/papers-views.ts';
import { type CasePapers, paperTitle } from '../../../papers/papers.ts';
import { lookNotes } from '../audit/look-notes.ts';
import type { ConsoleHandlers } from '../caller.ts';
import { ConsoleRefusal, valueOf } from '../console-refusal.ts';

/** What people handed in is shown to who decides and who looks, not to who only pays or keeps users. */
const MAY_OPEN: readonly Role[] = ['approver', 'viewer'];

/** The papers of a case. Whoever opens one is named in the history. */
export function papersCalls(): Pick<ConsoleHandlers, 'papers' | 'paper' | 'ask-papers'> {
  const isNewLook = lookNotes();
  return {
    papers: async ({ record }, { service: { papers } }) => {
      const found = await papers.ofCase(record);
      return found === null ? null : papersView(found);
    },
    paper: async ({ record, sha256 }, { service: { papers, machine }, signedIn: { user }, request }) => {
      if (!user.roles.some((role) => MAY_OPEN.includes(role))) throw new ConsoleRefusal('role_missing');
      const content = await papers.content(record, sha256);
      if (content === null) throw new ConsoleRefusal('paper_gone');
      // A picture that says it is huge, or one that is none, is not handed to a browser.
      if (!readAttachedFile(content.bytes).ok) throw new ConsoleRefusal('paper_unsafe');
      if (isNewLook(user.user, { ...record, paper: sha256 }, machine.clock()))
        // A full disk must not hide a paper from whoever decides on it.
        await papers
          .noteLook(record, paperTitle(content.line), user.user)
          .catch((error: unknown) =>
            request.log.error({ failure: error instanceof Error ? error.name : 'unknown' }, 'a look was not noted'),
          );
      return content.bytes;
    },
    'ask-papers': async ({ record }, { service: { papers }, signedIn: { user } }) =>
      valueOf(await papers.ask(record, user.user)),
  };
}

const papersView = ({ papers, absent, ...standing }: CasePapers): PapersView => ({
  ...standing,
  papers: papers.map((paper) => ({
    ...lineView(paper),
    media: paper.media,
    bytes: paper.bytes,
    turn: paper.what === 'scan' ? paper.turn : 0,
    receivedAt: paper.receivedAt,
  })),
  absent: absent.map((line) => ({ ...lineView(line), why: line.why })),
});

const lineView = (line: PaperLine | AbsentLine): PaperLineView => ({
  sha256: line.sha256,
  title: paperTitle(line),
  printed: line.what === 'printed' ? line.paper : null,
  visit: line.what === 'scan' ? (line.visit ?? null) : null,
});
