import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export type Bounds = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
export type SavedBounds = Bounds & { readonly maximized: boolean };

/** The clerk's screen: 15 inch, 1366×768. */
const DEFAULT_SIZE = { width: 1366, height: 768 } as const;
/** Fits that screen at 125 %, which leaves 1093×614 less the taskbar. */
export const SMALLEST_SIZE = { width: 1024, height: 540 } as const;

/** Enough of the title bar to drag the window by. */
const VISIBLE = 120;

/**
 * The bounds of last time, held inside the work area of their screen, which may have become smaller; null when there are
 * none, or no screen shows them any more (one was unplugged).
 */
export function readBounds(file: string, screens: readonly Bounds[]): SavedBounds | null {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isBounds(saved)) return null;
    const screen = screens.find((each) => shows(each, saved));
    return screen === undefined ? null : { ...fitInto(screen, saved), maximized: saved.maximized };
  } catch {
    return null;
  }
}

/** The default size as far as a screen has room for it. */
export const firstSize = (screen: Bounds): Pick<Bounds, 'width' | 'height'> => ({
  width: Math.min(DEFAULT_SIZE.width, screen.width),
  height: Math.min(DEFAULT_SIZE.height, screen.height),
});

function fitInto(screen: Bounds, bounds: Bounds): Bounds {
  const [width, height] = [Math.min(bounds.width, screen.width), Math.min(bounds.height, screen.height)];
  return {
    x: Math.min(Math.max(bounds.x, screen.x), screen.x + screen.width - width),
    y: Math.min(Math.max(bounds.y, screen.y), screen.y + screen.height - height),
    width,
    height,
  };
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
