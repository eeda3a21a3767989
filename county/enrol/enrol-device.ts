import { verify } from 'node:crypto';
import { enrolMessage, signedEnrolSchema } from '#shared/protocol/sync/enrol.ts';
import type { Books } from '../books/books.ts';
import { booksRefusalText, type BooksRefusalCode } from '../books/books-refusal.ts';
import { agreeWithDevice } from '../feed/seal-frames.ts';
import type { CountySecret } from '../keys/county-secret.ts';
import { publicKeyOf } from '../keys/raw-keys.ts';
import { signEnrolled } from './sign-enrolled.ts';

/** What registration is done with. */
export type Registrar = {
  readonly books: Pick<Books, 'enrol'>;
  readonly secret: CountySecret;
  readonly random: (size: number) => Uint8Array;
};

/** The signed answer; or the member of the request that is wrong; or why the books do not take it. */
export type Registration =
  | { readonly outcome: 'enrolled'; readonly answer: ReturnType<typeof signEnrolled> }
  | { readonly outcome: 'malformed'; readonly member: string }
  | { readonly outcome: 'refused'; readonly code: BooksRefusalCode; readonly text: string };

/** Registers a PC from its signed request, however it came (HTTP or file). The same request again gets the same answer. */
export async function enrolDevice(body: unknown, { books, secret, random }: Registrar): Promise<Registration> {
  const parsed = signedEnrolSchema.safeParse(body);
  if (!parsed.success) return { outcome: 'malformed', member: memberOf(parsed.error.issues[0]?.path ?? []) };
  const { request, signature } = parsed.data;
  const key = publicKeyOf('ed25519', Buffer.from(request.deviceKey, 'base64url'));
  const message = Buffer.from(enrolMessage(request), 'utf8');
  if (!verify(null, message, key, Buffer.from(signature, 'base64url')))
    return { outcome: 'malformed', member: 'signature' };
  if (!isUsableBox(Buffer.from(request.deviceBox, 'base64url'), random(32)))
    return { outcome: 'malformed', member: 'request.deviceBox' };
  const booked = await books.enrol(request);
  if (booked.ok) return { outcome: 'enrolled', answer: signEnrolled(booked.value, secret) };
  return { outcome: 'refused', code: booked.refusal.code, text: booksRefusalText(booked.refusal) };
}

/** A key that is not known may itself be anything: only paths of the schema are repeated. */
const memberOf = (path: readonly PropertyKey[]): string => path.map(String).join('.').slice(0, 80);

/** A point of small order would make every feed of this PC readable by anybody. */
function isUsableBox(deviceBox: Uint8Array, ephemeral: Uint8Array): boolean {
  try {
    agreeWithDevice(deviceBox, ephemeral).key.fill(0);
    return true;
  } catch {
    return false;
  }
}
