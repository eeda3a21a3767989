import { pinyin } from 'pinyin-pro';
import type { SearchRow } from '../../../electron/store/records.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** A character for each of many sounds, so that the invented names have others of the same sound. */
const OTHERS = new Map<string, readonly string[]>();
for (const ch of '章涨黄皇汪亡旺李里理礼刘流六杨羊洋陈臣沉赵照吴无五孙笋周州高糕林临小晓笑明名铭华花画国果志智至玉雨语芳方房丽立力军君伟为维强墙') {
  const sound = pinyin(ch, { toneType: 'none' });
  OTHERS.set(sound, [...(OTHERS.get(sound) ?? []), ch]);
}

/** A text with some of its characters replaced by others of the same sound. */
function sameSound(text: string, below: (most: number) => number): string {
  return Array.from(text, (ch) => {
    const others = OTHERS.get(pinyin(ch, { toneType: 'none' })) ?? [];
    return below(2) === 0 ? ch : (others[below(others.length)] ?? ch);
  }).join('');
}

/** Something somebody may type who looks for this record, or who has slipped. */
export function typedFor(row: SearchRow, random: () => number): string {
  const below = (most: number): number => Math.floor(random() * most);
  const part = (text: string): string => {
    const from = below(text.length);
    return text.slice(from, from + 1 + below(text.length - from));
  };
  const chars = Array.from(row.name.replace(/·/g, ''));
  const sounds = chars.map((ch) => {
    const all = pinyin(ch, { multiple: true, toneType: 'none', type: 'array', v: true });
    return all[below(all.length)] ?? ch;
  });
  const full = sounds.join('');
  const slip = (text: string): string => {
    const at = below(text.length);
    const letter = LETTERS[below(26)] ?? 'a';
    const [before, after] = [text.slice(0, at), text.slice(at)];
    return (
      [
        before + after.slice(1),
        before + letter + after,
        before + letter + after.slice(1),
        before + (after[1] ?? '') + (after[0] ?? '') + after.slice(2),
      ][below(4)] ?? text
    );
  };
  const mixed = (): string =>
    chars
      .map(
        (ch, index) =>
          [ch, sounds[index] ?? ch, (sounds[index] ?? ch).slice(0, 1), (sounds[index] ?? ch).slice(0, 2)][below(4)],
      )
      .join('');
  const choices: readonly (() => string)[] = [
    () => row.name,
    () => part(chars.join('')),
    () => full,
    () => part(full),
    () => sounds.slice(below(sounds.length)).join(''),
    () => sounds.map((sound) => sound.slice(0, 1)).join(''),
    mixed,
    () => part(mixed()),
    () => slip(full),
    () => slip(full).toUpperCase(),
    () => sounds.join(' '),
    () => slip(sounds.slice(0, 2).join('')),
    () => sameSound(row.name, below),
    () => sameSound(part(chars.join('')), below),
    () => chars.filter((_ch, index) => chars.length !== 3 || index !== 1).join(''),
    () => sounds.filter((_ch, index) => chars.length !== 3 || index !== 1).join(''),
    () => `${row.name} ${row.village}`,
    () => `${part(row.village)} ${part(chars.join(''))}`,
    () => `${part(mixed())} ${row.village.slice(0, 2)}`,
    () => `${sounds.map((sound) => sound.slice(0, 1)).join('')} ${row.idNumber.slice(-4)}`,
    () => `${chars[0] ?? ''} ${chars.slice(1).join('')} ${row.phone.slice(-4)}`,
    () => row.idNumber.slice(-4 - below(3)),
    () => row.idNumber.toLowerCase(),
    () => part(row.idNumber),
    () => row.phone.slice(-4),
    () => part(row.phone),
    () => row.number ?? '7',
    () => part(row.number ?? '210521'),
    () => String(Number((row.number ?? '12').slice(-5))),
    () => row.bills[0] ?? '0001',
    () => part(row.bills[0] ?? '0001'),
    () => part(row.village),
    () => pinyin(row.village, { toneType: 'none', type: 'array' }).join(''),
    () => LETTERS[below(26)] ?? 'a',
    () => `${LETTERS[below(26)]}${LETTERS[below(26)]}${LETTERS[below(26)]}`,
  ];
  return choices[below(choices.length)]?.() ?? '';
}
