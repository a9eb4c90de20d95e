/** The incident of a newsletter whose digests can't be made. */
export const pressCause = (newsletterId: string): string => `press/${newsletterId}`;
