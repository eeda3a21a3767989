import type { Books } from '../../books/books.ts';

/** How people are called by their user names; what is done at the machine itself has none and stands as it is. */
export async function namesOf(books: Books): Promise<(user: string) => string> {
  const names = new Map((await books.users()).map(({ user, name }) => [user, name]));
  return (user) => names.get(user) ?? user;
}
