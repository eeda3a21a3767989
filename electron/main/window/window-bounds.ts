import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type SavedBounds = Bounds & { readonly maximized: boolean };

/** The clerk's screen: 15 inch, 1366×768. */
export const DEFAULT_SIZE = { width: 1366, height: 768 } as const;
export const SMALLEST_SIZE = { width: 1024, height: 640 } as const;

/** Enough of the title bar to drag the window by. */
const VISIBLE = 120;

/** The bounds of last time; null when there are none, or no screen shows them any more (one was unplugged). */
export function readBounds(file: string, screens: readonly Bounds[]): SavedBounds | null {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isBounds(saved) && screens.some((screen) => shows(screen, saved)) ? saved : null;
  } catch {
    return null;
  }
}

/** Keeps the bounds for next time. Losing them is no harm, so a full disk is not reported here. */
export function writeBounds(file: string, bounds: SavedBounds): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(bounds));
  } catch {
    // The window opens at its default size next time.
  }
}

function isBounds(value: unknown): value is SavedBounds {
  if (typeof value !== 'object' || value === null) return false;
  const { x, y, width, height, maximized } = value as Readonly<Record<string, unknown>>;
  return (
    [x, y, width, height].every(Number.isInteger) &&
    Number(width) >= SMALLEST_SIZE.width &&
    Number(height) >= SMALLEST_SIZE.height &&
    typeof maximized === 'boolean'
  );
}

const shows = (screen: Bounds, { x, y, width }: Bounds): boolean =>
  x + width >= screen.x + VISIBLE &&
  x <= screen.x + screen.width - VISIBLE &&
  y >= screen.y &&
  y <= screen.y + screen.height - VISIBLE;
