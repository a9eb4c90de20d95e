/** Made by local/build-assets.ts: where a page finds its stylesheet and its script. */

export const STYLE = "/assets/style.6c3890ffe7.css";
export const READER = "/assets/reader.63cd428d2a.js";
