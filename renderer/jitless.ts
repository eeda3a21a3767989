import { config } from 'zod';

/** First import of the page: the page's policy forbids `eval`, so zod must not even try it. */
config({ jitless: true });
