/** The incident of a source that fails. */
export const failingCause = (sourceId: number): string => `source-failing/${sourceId}`;
