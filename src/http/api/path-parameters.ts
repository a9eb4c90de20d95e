/** The parameters of the API's paths: what each is, and how hono's form of a path is read. */

type PathParameter = { says: string; example: string };

const PARAMETERS: Record<string, PathParameter> = {
  newsletterId: { says: "The newsletter, by the first word of its URLs", example: "ai" },
  sourceId: { says: "The source, by its id in the list of sources", example: "12" },
  digestId: { says: "The digest, by its id in the list of digests", example: "340" },
  storyId: { says: "The story, by its id in the digest", example: "4021" },
  mailingId: { says: "The mailing, by its id in the list of mailings", example: "56" },
  number: { says: "The chunk of the mailing, from 1", example: "3" },
  importId: { says: "The import, by the id that opening it answered", example: "q0Zr3TQk1v2XyW9sB4mLd" },
  channelId: { says: "The channel, by its id in the list of channels", example: "2" },
  table: { says: "The table, by its name in the backup", example: "newsletters" },
  tokenId: {
    says: "The token, by its id in the list of tokens; not the token itself",
    example: "Jx2bPq7LmN0a",
  },
};

export type NamedParameter = PathParameter & { name: string; isNumber: boolean };

/** The parameters of a path, in order. Throws for one that nothing is said of. */
export const parametersOf = (path: string): NamedParameter[] =>
  [...path.matchAll(/:(\w+)(\{[^/]*\})?/g)].map(([, name = "", pattern]) => {
    const parameter = PARAMETERS[name];
    if (!parameter) throw new Error(`path-parameters.ts says nothing of ${name}`);
    return { name, ...parameter, isNumber: pattern === String.raw`{\d+}` };
  });

/** The path as OpenAPI writes it: /digests/{digestId}. */
export const templateOf = (path: string): string => path.replaceAll(/:(\w+)(?:\{[^/]*\})?/g, "{$1}");

/** The path with examples in it. */
export const examplePath = (path: string): string =>
  parametersOf(path).reduce(
    (filled, { name, example }) => filled.replace(`{${name}}`, example),
    templateOf(path),
  );
