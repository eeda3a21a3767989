import { useEffect, useRef, useState } from 'react';
import type { ChannelOutput } from '#shared/contract/index.ts';
import type { ReviewRow } from '#shared/contract/case/review.ts';
import { useChannel } from '../../../client/use-channel.ts';
import { useOutdatedIds } from '../use-outdated-ids.ts';

/** A comment at a field that is not given back yet. */
export type CommentDraft = { readonly path: string; readonly text: string };
const NO_DRAFTS: readonly CommentDraft[] = [];

export type ReviewDesk = {
  /** Null while it is read or could not be. */
  readonly list: ChannelOutput<'review/list'> | null;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly tab: 'waiting' | 'passed';
  readonly show: (tab: 'waiting' | 'passed', id?: string) => void;
  /** Of the tab that is shown. */
  readonly rows: readonly (ReviewRow & { readonly isOutdated: boolean })[];
  /** The case on the right; null: there is none. */
  readonly chosen: string | null;
  readonly choose: (id: string) => void;
  /** To the next or the former row. */
  readonly step: (by: 1 | -1) => void;
  /** Comments that are written and not given back, by case. */
  readonly drafts: ReadonlyMap<string, readonly CommentDraft[]>;
  readonly draftsOf: (id: string) => readonly CommentDraft[];
  /** Empty text takes the comment away. */
  readonly draft: (id: string, path: string, text: string) => void;
  readonly dropDrafts: (id: string) => void;
  readonly hasNoDrafts: () => boolean;
};

/** What stands on the page of 复核: which list, which case, which comments are being written. */
export function useReviewDesk(start: string | null): ReviewDesk {
  const { data, error, refetch } = useChannel('review/list', {});
  const [tab, setTab] = useState<ReviewDesk['tab']>('waiting');
  const [wish, setWish] = useState<{ readonly id: string | null; readonly at: number }>({ id: start, at: 0 });
  const [drafts, setDrafts] = useState<ReadonlyMap<string, readonly CommentDraft[]>>(new Map());
  const latest = useRef(drafts);
  useEffect(() => {
    latest.current = drafts;
  }, [drafts]);
  const outdated = useOutdatedIds((data?.rows ?? []).map(({ application }) => application));
  const rows = (tab === 'waiting' ? (data?.rows ?? []) : (data?.passed ?? [])).map((row) => ({
    ...row,
    isOutdated: outdated.has(row.application.id),
  }));
  const found = rows.findIndex(({ application }) => application.id === wish.id);
  // What was worked on is gone: the row that moved into its place comes next.
  const at = found === -1 ? Math.min(wish.at, rows.length - 1) : found;
  const chosen = rows[at]?.application.id ?? null;
  const put = (next: ReadonlyMap<string, readonly CommentDraft[]>): void => {
    latest.current = next;
    setDrafts(next);
  };
  const choose = (id: string): void =>
    setWish({
      id,
      at: Math.max(
        0,
        rows.findIndex(({ application }) => application.id === id),
      ),
    });
  return {
    list: data ?? null,
    error,
    retry: () => void refetch(),
    tab,
    show: (to, id) => {
      setTab(to);
      setWish({ id: id ?? null, at: 0 });
    },
    rows,
    chosen,
    choose,
    step: (by) => {
      const next = rows[Math.max(0, Math.min(rows.length - 1, at + by))];
      if (next !== undefined) choose(next.application.id);
    },
    drafts,
    draftsOf: (id) => drafts.get(id) ?? NO_DRAFTS,
    draft: (id, path, text) => {
      const others = (latest.current.get(id) ?? []).filter((draft) => draft.path !== path);
      const own = text.trim() === '' ? others : [...others, { path, text: text.trim() }];
      const next = new Map(latest.current);
      if (own.length === 0) next.delete(id);
      else next.set(id, own);
      put(next);
    },
    dropDrafts: (id) => {
      const next = new Map(latest.current);
      next.delete(id);
      put(next);
    },
    hasNoDrafts: () => latest.current.size === 0,
  };
}
