/** What the script below says on the page's console, and main listens for. */
export const PAPER_READY = 'aid-paper-ready';
export const PAPER_FAILED = 'aid-paper-failed';

/**
 * Runs in the paper's page. `document.fonts.ready` alone is not enough: it resolves before a slice that no laid-out
 * text has asked for yet. So every weight is loaded for all of the text first.
 */
export const PAPER_READY_SCRIPT = `
document.title = document.currentScript.dataset.title;
addEventListener('load', async () => {
  try {
    const text = document.body.textContent;
    await Promise.all(['400', '700'].map((weight) => document.fonts.load(weight + ' 16px "Noto Serif SC"', text)));
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode()));
    console.info('${PAPER_READY}');
  } catch (error) {
    console.error('${PAPER_FAILED} ' + error);
  }
});
`;
