/** Something that must never happen, whatever the line does. */
export class Violation extends Error {}
