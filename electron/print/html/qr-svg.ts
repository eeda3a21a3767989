import { encode } from 'uqr';
import { type Html, html } from './html.ts';

/** A QR code as one inline path with a quiet zone of two modules. `sizeMm`: width and height with that zone. */
export function qrSvg(content: string, sizeMm: number): Html {
  const { data, size } = encode(content, { ecc: 'M', border: 2 });
  const path = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return html`<svg
    xmlns="http://www.w3.org/2000/svg"
    width="${sizeMm}mm"
    height="${sizeMm}mm"
    viewBox="0 0 ${size} ${size}"
    shape-rendering="crispEdges"
  >
    <path d="${path}" fill="#000" />
  </svg>`;
}
