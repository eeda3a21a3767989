/** Opens the question of a page; `go` is done when it is answered with leaving. */
type Ask = (go: () => void) => void;

let question: Ask | null = null;

/** A page has something unfinished on it: it is asked before anything is made that leads away. Gives what takes it back. */
export function keepQuestion(ask: Ask): () => void {
  question = ask;
  return () => {
    if (question === ask) question = null;
  };
}

/** Does what leads away from the page, after the page's question if it has one: whoever stays finds nothing made. */
export function beforeLeaving(go: () => void): void {
  if (question === null) go();
  else question(go);
}
