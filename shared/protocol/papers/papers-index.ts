import { z } from 'zod';
import { hash, instant, text } from '../field.ts';
import { visitId } from '../sync/receipt.ts';
import { MAX_CONTENT_BYTES, MAX_PAPERS_LINES, PAPERS_INDEX_FORMAT } from './papers-formats.ts';

/** What a content can be; the first bytes must say the same. */
export const PAPERS_MEDIA = ['application/pdf', 'image/jpeg', 'image/png'] as const;
export type PapersMedia = (typeof PAPERS_MEDIA)[number];

/** Whose paper it is: the application, and the revision that is in the batch. */
const whose = {
  /** `<township code>-<PC letter>-<year>-<sequence>`. */
  number: z.string().regex(/^\d{9}-[A-Z]-\d{4}-\d{5,8}$/),
  revision: z.int().min(1),
};

/** A paper the window made. The record names it by the same hash, or it is none of the record's. */
const printed = {
  ...whose,
  what: z.literal('printed'),
  /** Kind, as in the record's `papers`. */
  paper: text(40).min(1),
  title: text(200),
};

/** A scan or photograph of what the citizen handed in. */
const scan = {
  ...whose,
  what: z.literal('scan'),
  /** Line of the checklist: its id and what the clerk reads there. */
  line: text(40).min(1),
  label: text(200),
  /** The bill it shows, as the record's `input` names the visit; left out where nobody said one. */
  visit: visitId.optional(),
  /** What the file is called. */
  name: text(200),
  /** Degrees clockwise by which it is to be shown; the bytes are as they were taken. */
  turn: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
  addedAt: instant,
};

const content = {
  media: z.enum(PAPERS_MEDIA),
  sha256: hash,
  bytes: z.int().min(1).max(MAX_CONTENT_BYTES),
};

/** Why a paper that belongs here is not in the file. `damaged`: its file on the PC is gone or changed. `too_large`, `media`: it cannot travel. */
const ABSENCES = ['damaged', 'too_large', 'media'] as const;
export type Absence = (typeof ABSENCES)[number];
const absence = { sha256: hash, why: z.enum(ABSENCES) };

/** A paper of a case by what it is and its hash, wherever its bytes are. */
export const describedPaper = z.discriminatedUnion('what', [
  z.strictObject({ ...printed, sha256: hash }),
  z.strictObject({ ...scan, sha256: hash }),
]);
export type DescribedPaper = z.infer<typeof describedPaper>;

const paperLine = z.discriminatedUnion('what', [
  z.strictObject({ ...printed, ...content }),
  z.strictObject({ ...scan, ...content }),
]);
/** One paper of one case, and which content shows it. */
export type PaperLine = z.infer<typeof paperLine>;

const absentLine = z.discriminatedUnion('what', [
  z.strictObject({ ...printed, ...absence }),
  z.strictObject({ ...scan, ...absence }),
]);
/** One paper of one case that this file should show and cannot. */
export type AbsentLine = z.infer<typeof absentLine>;

/**
 * The list in front of the contents. A content may be named by several lines: the same certificate attached in two cases travels once.
 */
export const papersIndexSchema = z.strictObject({
  format: z.literal(PAPERS_INDEX_FORMAT),
  /** 16 random bytes, hex. */
  salt: z.string().regex(/^[0-9a-f]{32}$/),
  papers: z.array(paperLine).max(MAX_PAPERS_LINES),
  absent: z.array(absentLine).max(MAX_PAPERS_LINES),
});
export type PapersIndex = z.infer<typeof papersIndexSchema>;
