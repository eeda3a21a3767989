import { firstPiece, type PieceSize } from '../../../sync/county/upload-batch.ts';

/** What one meeting with the county leaves to the next; gone when the program ends, which costs some time and nothing else. */
export type LineMemory = {
  readonly piece: PieceSize;
  /** Bytes of a batch that the county said it has, by the batch's hash: between tries the bar does not go back. */
  readonly reached: Map<string, number>;
  /** Batches whose papers the county put off, the longest ago first: others come before them. */
  readonly putOff: Set<string>;
};

export const lineMemory = (): LineMemory => ({ piece: firstPiece(), reached: new Map(), putOff: new Set() });
