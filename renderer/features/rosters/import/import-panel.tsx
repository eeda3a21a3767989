import { useState } from 'react';
import type { OpenedRoster, RosterMapping, RosterTrial } from '#shared/contract/people/roster.ts';
import { sentenceOf } from '../../../client/app-failure.ts';
import { useAction, useChannel } from '../../../client/use-channel.ts';
import { notifyDone } from '../../../ui/overlay/notify.tsx';
import { Notice } from '../../../ui/page/notice.tsx';
import css from '../rosters.module.css';
import type { Where } from '../where.ts';
import { MappingStep } from './mapping-step.tsx';
import { type ReopenFile, ReopenNotice } from './reopen-notice.tsx';
import { ProgressLine } from './progress-line.tsx';
import { TrialStep } from './trial-step.tsx';

type ImportPanelProps = {
  readonly file: OpenedRoster;
  /** How to choose the file once more when the lock has closed it; null: it is open. */
  readonly reopen: ReopenFile | null;
  /** The file was taken over. */
  readonly onTaken: () => void;
  readonly onLeave: () => void;
};

const EMPTY: RosterMapping = { columns: [], categories: [], statuses: [], everybody: null, mode: 'whole' };

/** Takes one file in: first how it is to be read, then what it would change, then the step itself. */
export function ImportPanel({ file, reopen, onTaken, onLeave }: ImportPanelProps) {
  const [where, setWhere] = useState<Where>(() => firstWhere(file));
  const [edited, setEdited] = useState<RosterMapping | null>(null);
  const [tried, setTried] = useState<{ readonly ticket: string; readonly trial: RosterTrial } | null>(null);
  // A trial ends with the file it was made of.
  const trial = reopen === null && tried?.ticket === file.ticket ? tried.trial : null;
  const place = {
    ticket: file.ticket,
    sheet: where.sheet,
    headingRow: where.headingRow ?? 0,
    source: where.source,
    listName: where.listName.trim(),
  };
  const proposal = useChannel('roster/mapping', place, {
    enabled: reopen === null && where.headingRow !== null && place.listName !== '',
    keepPrevious: true,
  });
  const tryIt = useAction('roster/try', ['roster/rows']);
  const apply = useAction('roster/apply', ['roster/list', 'roster/identitiesOf']);
  const mapping = edited ?? proposal.data?.mapping ?? EMPTY;
  const isBusy = tryIt.isPending || apply.isPending;

  const runTrial = (used: RosterMapping) => {
    setEdited(used);
    tryIt.mutate(
      { ...place, asOf: where.asOf, mapping: used },
      { onSuccess: (given) => setTried({ ticket: file.ticket, trial: given }) },
    );
  };
  const takeOver = () =>
    apply.mutate(
      { ticket: file.ticket },
      {
        onSuccess: ({ listName, state, counts }) => {
          notifyDone(
            state === 'waiting'
              ? `《${listName}》已导入，等待另一位用户确认后生效。`
              : `《${listName}》已生效，在册 ${counts.after} 人。`,
          );
          onTaken();
          onLeave();
        },
      },
    );
  const failure = reopen === null ? (tryIt.error ?? apply.error) : null;
  return (
    <>
      <div className={css['notices']}>
        {reopen === null ? null : <ReopenNotice fileName={file.fileName} {...reopen} />}
        {failure === null || isBusy ? null : (
          <Notice meaning="danger" role="alert">
            {sentenceOf(failure)}
          </Notice>
        )}
      </div>
      {isBusy ? <ProgressLine /> : null}
      {trial === null ? (
        <MappingStep
          file={file}
          where={where}
          onWhere={(next) => {
            // Another sheet or list is read by other columns; the day alone changes nothing of them.
            if (next.sheet !== where.sheet || next.headingRow !== where.headingRow) setEdited(null);
            setWhere(next);
          }}
          headings={proposal.data?.headings ?? []}
          isRemembered={proposal.data?.isRemembered === true && edited === null}
          mapping={mapping}
          onMapping={setEdited}
          isClosed={reopen !== null}
          isBusy={isBusy}
          onTry={() => runTrial(mapping)}
          onLeave={onLeave}
        />
      ) : (
        <TrialStep
          file={file}
          where={where}
          trial={trial}
          mapping={mapping}
          isBusy={isBusy}
          onTryAgain={runTrial}
          onApply={takeOver}
          onBack={() => setTried(null)}
          onLeave={onLeave}
        />
      )}
    </>
  );
}

/** The first sheet that is shown and has headings, and what the file's name says. */
function firstWhere({ sheets, guess }: OpenedRoster): Where {
  const found = sheets.findIndex(({ isHidden, headingRow }) => !isHidden && headingRow !== null);
  const sheet = Math.max(0, found);
  return {
    sheet,
    headingRow: sheets[sheet]?.headingRow ?? null,
    source: guess.source ?? 'civil',
    listName: guess.listName,
    asOf: guess.asOf,
  };
}
