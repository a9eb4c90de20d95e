/** An answer's bytes, cut off while they stream. */

type Limit = { maxBytes: number; signal: AbortSignal };

/** Reads a body whole. Throws RangeError beyond maxBytes, and the signal's reason when it fires. */
export async function readBody(response: Response, limit: Limit): Promise<Uint8Array> {
  if (!response.body) return new Uint8Array();
  const bytes = await readStream(response.body, limit);
  if (!isGzip(bytes)) return bytes;
  // some servers hand out a compressed file as it is: it is unpacked under the same limit
  return readStream(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")), limit);
}

async function readStream(
  stream: ReadableStream<Uint8Array>,
  { maxBytes, signal }: Limit,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await unlessAborted(reader.read(), signal);
      if (done) return join(parts, length);
      length += value.byteLength;
      if (length > maxBytes) throw new RangeError(`More than ${maxBytes} bytes`);
      parts.push(value);
    }
  } catch (error) {
    // not awaited: a stream that hangs may hang in its cancelling too
    reader.cancel(error).catch(() => undefined);
    throw error;
  }
}

function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const stop = () => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener("abort", stop, { once: true });
  return Promise.race([work, aborted]).finally(() => signal.removeEventListener("abort", stop));
}

const isGzip = ([first, second]: Uint8Array) => first === 0x1f && second === 0x8b;

function join(parts: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.byteLength;
  }
  return bytes;
}
