/** What search can be narrowed to, as terms of one word each: any text in hexadecimal, with what it is in front. */
import { topicName } from "./mentions.ts";

export const newsletterMark = (id: string): string => `n${hex(id)}`;

export const topicMark = (label: string): string => `t${hex(topicName(label))}`;

const hex = (text: string): string =>
  Array.from(new TextEncoder().encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("");
