/** Setting and clearing a stand-in's faults over HTTP: PUT a list of them, or DELETE all. */
import { Hono } from "hono";
import * as z from "zod";

/** The routes of a stand-in whose faults have this shape; a list that does not is answered with what is wrong. */
export function createFaultTools<Fault>(
  schema: z.ZodType<Fault>,
  faults: { set(faults: Fault[]): void },
): Hono {
  return new Hono()
    .put("/", async (c) => {
      const wanted = z.array(schema).safeParse(await c.req.json().catch(() => undefined));
      if (!wanted.success) return c.json({ message: z.prettifyError(wanted.error) }, 400);
      faults.set(wanted.data);
      return c.json(wanted.data);
    })
    .delete("/", (c) => {
      faults.set([]);
      return c.body(null, 204);
    });
}
