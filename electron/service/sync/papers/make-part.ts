import { setImmediate } from 'node:timers/promises';
import type { CountyKey } from '#shared/protocol/county-key.ts';
import type { Absence, AbsentLine, PaperLine } from '#shared/protocol/papers/papers-index.ts';
import { MAX_CONTENT_BYTES } from '#shared/protocol/papers/papers-formats.ts';
import { papersMediaOf } from '#shared/protocol/papers/papers-media.ts';
import { fail, ok, type Result } from '#shared/result.ts';
import type { BatchSummary } from '../../../store/records/batch-record.ts';
import type { PaperSource } from '../../../store/records/papers-record.ts';
import { StoreError } from '../../../store/store-error.ts';
import { type SealedPapers, sealPapers } from '../../../sync/papers/seal-papers.ts';
import type { Open } from '../../session/session-state.ts';
import { pcNameOf } from '../../session/station.ts';

export type MadePart = SealedPapers & {
  /** Papers that could not be read any more, or cannot travel. */
  readonly lacking: number;
};

/**
 * Seals a part of a batch's papers from their originals. A paper that cannot be read any more is named in it and left out; the others go.
 * NO_COUNTY_KEY; PAPERS_ALL_LOST: none can be read; STORE_IO: the disk does not answer, so that nothing is known of
 * a paper.
 */
export async function makePart(
  open: () => Open,
  batch: BatchSummary,
  { part, parts }: { readonly part: number; readonly parts: number },
  now: string,
): Promise<Result<MadePart>> {
  const papers: PaperLine[] = [];
  const absent: AbsentLine[] = [];
  const contents = new Map<string, Uint8Array>();
  for (const source of open().store.papers.sources(batch.id, part)) {
    const { paper } = source;
    const bytes = contents.get(paper.sha256) ?? readSource(open(), source);
    if (bytes === 'unreadable') return fail('STORE_IO');
    const media = bytes === null ? null : papersMediaOf(bytes);
    if (bytes === null) absent.push(missing(paper, 'damaged'));
    else if (bytes.length > MAX_CONTENT_BYTES) absent.push(missing(paper, 'too_large'));
    else if (media === null) absent.push(missing(paper, 'media'));
    else {
      contents.set(paper.sha256, bytes);
      papers.push({ ...paper, media, bytes: bytes.length });
    }
    // Somebody is working: each file is opened in a moment of its own.
    await setImmediate();
  }
  if (papers.length === 0) return fail('PAPERS_ALL_LOST');
  const { station, vault, store } = open();
  const county: CountyKey | null = station.county;
  if (county === null) return fail('NO_COUNTY_KEY');
  const device = {
    id: vault.deviceId,
    pc: pcNameOf(station),
    publicKey: vault.devicePublicKey,
    sign: vault.signAsDevice,
  };
  const { seq, hash } = batch;
  const epochSeen = store.county.seen().epoch;
  const sealed = sealPapers({
    papers,
    absent,
    contents,
    batch: { seq, hash },
    part,
    parts,
    createdAt: now,
    device,
    county,
    epochSeen,
  });
  return sealed.ok ? ok({ ...sealed.value, lacking: absent.length }) : sealed;
}

const missing = (paper: PaperSource['paper'], why: Absence): AbsentLine => ({ ...paper, why });

/** The bytes of a paper; null: its file or its row is gone or changed. */
function readSource({ store }: Open, { from, id, paper }: PaperSource): Uint8Array | null | 'unreadable' {
  try {
    const row = from === 'print' ? store.prints.get(id) : store.attachments.get(id);
    if (row?.sha256 !== paper.sha256) return null;
    return from === 'print' ? store.prints.bytes(id) : store.attachments.bytes(id);
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    if (thrown.error.code === 'ROW_TAMPERED') return null;
    if (thrown.error.code === 'STORE_IO') return 'unreadable';
    throw thrown;
  }
}
