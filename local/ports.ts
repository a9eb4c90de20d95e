/** Ports of the loopback interface. */
import { createServer } from "node:net";

/** The port itself where it is free (0: any free one), or undefined where it is taken. */
export function findFreePort(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once("error", () => done(undefined));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => done(typeof address === "object" && address ? address.port : undefined));
    });
  });
}
