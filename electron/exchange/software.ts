import about from '../../package.json' with { type: 'json' };

/** What made a document, as its manifest says. */
export const software = { name: about.name, version: about.version } as const;
