import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { HouseholdEvent, HouseholdView } from '#shared/contract/people/household.ts';
import type { PersonFile } from '#shared/contract/people/person.ts';
import { EVENT_WORDS, RELATION_WORDS } from '#shared/domain/household/household-words.ts';
import { readDay } from '#shared/typed-text.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { useMissingRole } from '../../../client/use-missing-role.ts';
import { useSession } from '../../../client/use-session.ts';
import { TextField } from '../../../ui/field/text-field.tsx';
import { ErrorState } from '../../../ui/page/error-state.tsx';
import { Loading } from '../../../ui/page/loading.tsx';
import { PageSection } from '../../../ui/page/page.tsx';
import css from '../people.module.css';
import { ChangeDialog } from './change-dialog.tsx';
import { DescribeDialog } from './dialogs/describe-dialog.tsx';
import { FoundDialog } from './dialogs/found-dialog.tsx';
import { UndoDialog } from './dialogs/undo-dialog.tsx';

/** The household of a person: who belonged to it on a day, and everything that happened to it. */
export function HouseholdSection({ file }: { readonly file: PersonFile }) {
  const missing = useMissingRole('clerk');
  const [isFounding, setFounding] = useState(false);
  const [wasFounded, setFounded] = useState(false);
  const { household } = file;
  const isMember = household?.isMember === true;
  return (
    <PageSection
      title="家庭"
      note={isMember ? undefined : household === null ? '还没有登记家庭。' : '已不在这个家庭。'}
    >
      {household === null ? null : <Household id={household.id} takesCursor={wasFounded} />}
      {isMember || missing !== null ? null : (
        <Button variant="default" onClick={() => setFounding(true)}>
          建立家庭
        </Button>
      )}
      {isFounding ? (
        <FoundDialog file={file} onFounded={() => setFounded(true)} onClose={() => setFounding(false)} />
      ) : null}
    </PageSection>
  );
}

/** `takesCursor`: it was taken down this moment, by a button that is gone. */
function Household({ id, takesCursor }: { readonly id: string; readonly takesCursor: boolean }) {
  const { today } = useSession();
  const missing = useMissingRole('clerk');
  const [on, setOn] = useState('');
  const [task, setTask] = useState<'change' | 'describe' | 'undo' | null>(null);
  const read = readDay(on);
  const isWrong = on.trim() !== '' && !read.ok;
  const day = read.ok ? read.day : '';
  const { data, error, refetch } = useChannel('household/get', { id, on: day }, { keepPrevious: true });
  if (data === undefined)
    return error === null ? <Loading lines={4} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
  const undoable = data.canUndo ? data.events.find(({ kind, isUndone }) => kind !== 'undo' && !isUndone) : undefined;
  return (
    <>
      <p className={css['soft']}>{describedWords(data)}</p>
      <div className={css['head']}>
        <TextField
          label="查看哪一天的成员"
          placeholder={today}
          maxLength={64}
          value={on}
          onChange={setOn}
          hint={`现在显示 ${data.on}。留空为今天。`}
          problem={isWrong ? { severity: 'wrong', text: '不是日期。请按 2023-03-15 的样子填写。' } : null}
        />
        {missing === null && day === '' && data.members.length > 0 ? (
          <>
            <Button variant="default" autoFocus={takesCursor} onClick={() => setTask('change')}>
              登记变动
            </Button>
            <Button variant="default" onClick={() => setTask('describe')}>
              修改家庭信息
            </Button>
          </>
        ) : null}
      </div>
      <Members household={data} />
      <div className={css['changes']}>
        <h3 className={css['soft']}>变动</h3>
        {missing === null && day === '' && undoable !== undefined ? (
          <Button size="compact-sm" variant="subtle" onClick={() => setTask('undo')}>
            撤销最近一次变动
          </Button>
        ) : null}
      </div>
      <ul className={css['list']} aria-label="家庭变动">
        {data.events.map((event) => (
          <Event key={`${event.on} ${event.at} ${event.kind}`} event={event} />
        ))}
      </ul>
      {task === 'change' ? <ChangeDialog household={data} onClose={() => setTask(null)} /> : null}
      {task === 'undo' && undoable !== undefined ? (
        <UndoDialog household={data} event={undoable} onClose={() => setTask(null)} />
      ) : null}
      {task === 'describe' ? <DescribeDialog household={data} onClose={() => setTask(null)} /> : null}
    </>
  );
}

function describedWords({ described: { number, village, address }, state }: HouseholdView): string {
  const parts = [number === '' ? '' : `家庭编号 ${number}`, village, address, state === 'ended' ? '已销户' : ''];
  return parts.filter((part) => part !== '').join('，');
}

function Members({ household }: { readonly household: HouseholdView }) {
  if (household.members.length === 0) return <p className={css['soft']}>这一天没有成员。</p>;
  return (
    <ul className={css['list']} aria-label="家庭成员">
      {household.members.map(({ person, relation, from }) => (
        <li key={person.id}>
          <span className={css['what']}>{RELATION_WORDS[relation]}</span>
          <Link to="/people/$id" params={{ id: person.id }} className={css['link']}>
            {person.name}
          </Link>
          <span>{person.idNumberMasked}</span>
          <span className={css['grow']}>{person.birthDate} 出生</span>
          <span className={css['soft']}>{from} 起</span>
        </li>
      ))}
    </ul>
  );
}

function Event({ event }: { readonly event: HouseholdEvent }) {
  const people = event.people.map(({ name, relation }) =>
    relation === null ? `${name}离开` : `${name}为${RELATION_WORDS[relation]}`,
  );
  return (
    <li>
      <span className={css['when']}>{event.on}</span>
      <span className={css['what']}>
        {EVENT_WORDS[event.kind]}
        {event.isUndone ? '（已撤销）' : ''}
      </span>
      <span className={css['grow']}>
        {people.join('，')}
        {event.place === '' ? '' : `（${event.place}）`}
        {event.other === null ? '' : `；另一家庭户主 ${event.other.headName}`}
        {event.reason === '' ? '' : `。${event.reason}`}
      </span>
      <span className={css['soft']}>{event.who}</span>
    </li>
  );
}
