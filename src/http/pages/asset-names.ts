/** Made by local/build-assets.ts: where a page finds its stylesheet and its script; the last two are the admin's. */

export const STYLE = "/assets/style.1911655da3.css";
export const READER = "/assets/reader.845fa2f84d.js";
export const ADMIN_STYLE = "/assets/admin.7fe2f86559.css";
export const ADMIN_SCRIPT = "/assets/admin.271942af4d.js";
