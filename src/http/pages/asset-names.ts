/** Made by local/build-assets.ts: where a page finds its stylesheet and its script. */

export const STYLE = "/assets/style.1911655da3.css";
export const READER = "/assets/reader.7705792547.js";
