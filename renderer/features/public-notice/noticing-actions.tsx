import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useChannel } from '../../client/use-channel.ts';
import { useSession } from '../../client/use-session.ts';
import { Kbd } from '../../ui/kbd.tsx';
import { useFocusBack } from '../../ui/overlay/use-focus-back.ts';
import { Notice } from '../../ui/page/notice.tsx';
import { usePageMoves } from '../intake/page/page-moves.ts';
import { OutdatedNote, useOutdated } from '../intake/side/moved/outdated-note.tsx';
import { ReopenForm } from '../intake/side/reopen/reopen-form.tsx';
import { TakeBack } from '../intake/side/settled-actions.tsx';
import { useIntake } from '../intake/state/use-intake.ts';
import { stateWords } from './notice-words.ts';

/** 公示中: until when it hangs, what was said against it, and sealing once it is through. */
export function NoticingActions() {
  const id = useIntake((state) => state.detail.id);
  const { data } = useChannel('notice/ofApplication', { applicationId: id });
  const { today } = useSession();
  const moves = usePageMoves();
  const outdated = useOutdated();
  const [isReopening, setReopening] = useState(false);
  const takeBack = useFocusBack(isReopening);
  if (isReopening) return <ReopenForm onClose={() => setReopening(false)} isReview={false} />;
  const notice = data?.notice ?? null;
  const isHeld = data?.objections.some(({ decided }) => decided === null) ?? false;
  const isThrough = notice !== null && today > notice.to && !isHeld && outdated === null;
  return (
    <>
      {notice === null ? null : (
        <Notice meaning={isThrough ? 'ok' : 'info'}>
          公示 {notice.number}：{stateWords(notice)}。
        </Notice>
      )}
      {isHeld ? <Notice meaning="warn">有没处理的异议，请复核员在「公示」页认定。</Notice> : null}
      {outdated === null ? null : <OutdatedNote moved={outdated} />}
      {isThrough ? (
        <Button fullWidth renderRoot={(props) => <Link to="/batches" {...props} />}>
          去封批
        </Button>
      ) : (
        <Button fullWidth renderRoot={(props) => <Link to="/notices" {...props} />}>
          查看公示
        </Button>
      )}
      <Button fullWidth variant="default" onClick={() => moves.goTo('papers')} rightSection={<Kbd keys="Ctrl+P" />}>
        打印
      </Button>
      <TakeBack ref={takeBack} isAllowed={false} onClick={() => setReopening(true)} />
    </>
  );
}
