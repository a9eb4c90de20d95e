/** For webs that are only read: nothing is posted to them. */
export const noPost = (url: string): Promise<never> => Promise.reject(new Error(`${url} was posted to`));
