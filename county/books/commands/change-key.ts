import { verify } from 'node:crypto';
import { nextKeyMessage } from '#shared/protocol/sync/next-key.ts';
import { keyIdOf } from '../../keys/county-secret.ts';
import { publicKeyOf } from '../../keys/raw-keys.ts';
import type { Books } from '../books.ts';
import { booked, refuse } from '../books-refusal.ts';
import { askRole, type Commanding } from './desk-facts.ts';

/** Notes the county's next keys. Refusal: key_wrong when the present key did not sign them. */
export const changeKey =
  ({ county, keeper, secret, now, newId }: Commanding): Books['changeKey'] =>
  ({ next, signature }, by) =>
    keeper.change(async ({ connection, note }) => {
      const refusal = await askRole(connection, county, by, 'administrator');
      if (refusal !== null) return refusal;
      const [box, receipt] = [Buffer.from(next.box, 'base64url'), Buffer.from(next.receipt, 'base64url')];
      const isOurs =
        next.county === county &&
        next.from === secret.keyId &&
        next.keyId === keyIdOf(box, receipt) &&
        verify(
          null,
          Buffer.from(nextKeyMessage(next), 'utf8'),
          publicKeyOf('ed25519', secret.receiptPublic),
          Buffer.from(signature, 'base64url'),
        );
      if (!isOurs) return refuse('key_wrong');
      await note({ kind: 'key-changed', at: now(), by, id: newId(), next, signature });
      return booked(null);
    });
