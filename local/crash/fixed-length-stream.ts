/** Workers' FixedLengthStream, which Node does not have: what goes through it is counted, and is read before a write ends. */
export class FixedLengthStream extends TransformStream<Uint8Array, Uint8Array> {
  constructor(length: number) {
    let left = length;
    super({
      transform(part, controller) {
        left -= part.length;
        if (left < 0) throw new TypeError(`More than the ${length} bytes that were announced`);
        // Node's own queue holds it longer than its write lasts
        controller.enqueue(part.slice());
      },
      flush() {
        if (left > 0) throw new TypeError(`${left} bytes fewer than the ${length} that were announced`);
      },
    });
  }
}
