/** Header that carries what the page was told at sign-in; a foreign page cannot know it. */
export const CSRF_HEADER = 'x-console-token';

/** What a call that failed answers with. `title` is the Chinese sentence. */
export type ConsoleProblem = { readonly code: string; readonly title: string };
