/** A township as people read it: name and code, or the code alone while it has no name. */
export const townshipLabel = (township: string, name: string | undefined): string =>
  name === undefined || name === '' ? township : `${name}（${township}）`;
