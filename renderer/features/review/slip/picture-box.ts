type Size = { readonly width: number; readonly height: number };

/** The place a turned picture takes when it is `wide` pixels across, and how wide it is itself before it is turned. */
export function pictureBox(
  natural: Size,
  wide: number,
  turn: 0 | 90 | 180 | 270,
): Size & { readonly imageWidth: number } {
  const isLying = turn === 90 || turn === 270;
  const [across, down] = isLying ? [natural.height, natural.width] : [natural.width, natural.height];
  const height = (wide * down) / across;
  return { width: wide, height, imageWidth: isLying ? height : wide };
}

const STEPS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

/** The next zoom up or down; null at the end. */
export const zoomStep = (zoom: number, by: 1 | -1): number | null =>
  (by === 1 ? STEPS.find((step) => step > zoom) : STEPS.findLast((step) => step < zoom)) ?? null;
