/** The engine's version, named in every result. It changes when the same input may give another output or trace. */
export const ENGINE_VERSION = '1.2.0';
