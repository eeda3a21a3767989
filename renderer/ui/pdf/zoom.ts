const STEPS = [50, 75, 100, 125, 150, 200] as const;

/** A zoom in percent, or as wide as there is room. */
export type Zoom = number | 'fit';

const SMALLEST = STEPS[0];
const LARGEST = 200;

/** CSS pixels per PDF point at 100 %. */
export const PIXELS_PER_POINT = 96 / 72;

/** The zoom in percent at which a page of `pageWidth` points fills `room` pixels, within what the buttons reach. */
export function fitPercent(room: number, pageWidth: number): number {
  const percent = Math.floor((room / (pageWidth * PIXELS_PER_POINT)) * 100);
  return Math.min(LARGEST, Math.max(SMALLEST, percent));
}

/** The next step larger (1) or smaller (-1) than `percent`, which need not be a step itself; null at the end. */
export function nextStep(percent: number, by: 1 | -1): number | null {
  const next = by === 1 ? STEPS.find((step) => step > percent) : STEPS.findLast((step) => step < percent);
  return next ?? null;
}
