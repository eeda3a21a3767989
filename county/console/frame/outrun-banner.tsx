import { Link, useLocation } from '@tanstack/react-router';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Notice } from '../../../renderer/ui/page/notice.tsx';
import type { OutrunView } from '../api/views.ts';
import { useHasRole } from '../client/use-session.ts';
import { STANDING_KEY, useStanding } from '../client/use-standing.ts';
import css from './outrun-banner.module.css';

/**
 * On every page while a PC has seen more of the county than is here: what happened and what ends it, for whoever may and for whoever may
 * not. It is asked at every page and never by the clock, which would keep a session open that nobody uses.
 */
export function OutrunBanner() {
  const client = useQueryClient();
  const { pathname } = useLocation();
  const isAdministrator = useHasRole('administrator');
  const outrun = useStanding()?.outrun ?? null;
  useEffect(() => void client.invalidateQueries({ queryKey: STANDING_KEY }), [client, pathname]);
  if (outrun === null) return null;
  return (
    <div className={css['banner']} data-banner>
      <Notice meaning="danger" role="alert">
        <p className={css['line']}>{outrun.sentence}</p>
        <p className={css['line']}>
          {seenWords(outrun)}
          {isAdministrator ? <ForAdministrators pc={outrun.pc} /> : <ForOthers />}
        </p>
      </Notice>
    </div>
  );
}

/** What it has seen that is not here. Item and batch are counted within one epoch. */
const seenWords = ({ epoch, seen }: OutrunView): string =>
  seen.epoch > epoch
    ? `它见过第 ${seen.epoch} 轮，这里是第 ${epoch} 轮。`
    : `它已有第 ${seen.received} 批的回执，县里下发的取到第 ${seen.feed} 项，这里没有这么多。`;

const ForAdministrators = ({ pc }: { readonly pc: string }) => (
  <>
    缺的数据补到这里以后（备机跟上，或批次重新送来，见<Link to="/batches">批次</Link>
    ），自动恢复办理。这台电脑说的不可信的，到<Link to="/devices">电脑</Link>停用 {pc}。
  </>
);

const ForOthers = () => (
  <>
    请把这段话告诉管理员。处理好以前，案件和清单照常可以查看；各台电脑收到第几批，见<Link to="/batches">批次</Link>。
  </>
);
