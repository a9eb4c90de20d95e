/** The meaning of texts as vectors, by a model of Workers AI that puts a hundred languages into one space. */

/** 1,024 dimensions, texts of up to 8,192 tokens, 100 texts a call. */
const MODEL = "@cf/baai/bge-m3";
const TEXTS_A_CALL = 100;

/** A vector for each text, in order; rejects where the model fails or answers with something else. */
export type Embedder = (texts: string[]) => Promise<number[][]>;

/** The part of the binding that is used. */
export type EmbeddingBinding = { run(model: typeof MODEL, inputs: { text: string[] }): Promise<unknown> };

/** The embedder of a binding; none without one. */
export function openEmbedder(ai: EmbeddingBinding | undefined): Embedder | undefined {
  if (!ai) return undefined;
  return async (texts) => {
    const vectors: number[][] = [];
    for (let at = 0; at < texts.length; at += TEXTS_A_CALL) {
      const asked = texts.slice(at, at + TEXTS_A_CALL);
      vectors.push(...readVectors(await ai.run(MODEL, { text: asked }), asked.length));
    }
    return vectors;
  };
}

function readVectors(answer: unknown, count: number): number[][] {
  const data = typeof answer === "object" && answer !== null && "data" in answer ? answer.data : undefined;
  if (!Array.isArray(data) || data.length !== count || !data.every(isVector))
    throw new Error(`${MODEL} did not answer with ${count} vectors`);
  return data;
}

const isVector = (one: unknown): one is number[] =>
  Array.isArray(one) && one.length > 0 && one.every((value) => Number.isFinite(value));
