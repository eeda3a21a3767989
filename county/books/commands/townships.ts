import type { Books } from '../books.ts';
import { booked, refuse } from '../books-refusal.ts';
import { readTownshipNames } from '../queries/standings.ts';
import { askRole, type Commanding } from './desk-facts.ts';

/** Gives townships names, or takes them away; what is called so already stays as it is. */
export const nameTownships =
  ({ county, keeper, now }: Commanding): Books['nameTownships'] =>
  (asked, by) =>
    keeper.change(async ({ connection, note }) => {
      const refusal = await askRole(connection, county, by, 'administrator');
      if (refusal !== null) return refusal;
      const before = new Map(
        (await readTownshipNames(connection, county)).map(({ township, name }) => [township, name]),
      );
      const wanted = new Map(asked.map(({ township, name }) => [township, name.trim()]));
      const after = [...new Map([...before, ...wanted])].filter(([, name]) => name !== '');
      const twice = after.find(([township, name]) => after.some(([other, one]) => other !== township && one === name));
      // On a list for the bank nobody could tell the two apart.
      if (twice !== undefined) return refuse('township_twice', { name: twice[1] });
      const names = [...wanted].flatMap(([township, name]) =>
        (before.get(township) ?? '') === name ? [] : [{ township, name }],
      );
      if (names.length > 0) await note({ kind: 'townships-named', at: now(), by, names });
      return booked(null);
    });
