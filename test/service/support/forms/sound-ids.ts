import { idCheckCharacter } from '#shared/id-number.ts';

/** A sound identity number of a person born in 1960; all different. */
export function idOf(index: number): string {
  const day = String(1 + (index % 28)).padStart(2, '0');
  const month = String(1 + (Math.floor(index / 28) % 12)).padStart(2, '0');
  const first17 = `2105021960${month}${day}${String(index % 1000).padStart(3, '0')}`;
  return `${first17}${idCheckCharacter(first17)}`;
}
