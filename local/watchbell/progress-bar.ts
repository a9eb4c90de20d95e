/** How far a long command is, on stderr: a bar where a person looks on, a line now and then in a log. */
const WIDTH = 30;
/** A log gets a line for each tenth. */
const LOG_STEP = 0.1;

/** Shows a share of a total, from as many calls as there are, with what it is at; `end` leaves the line. */
export function openProgressBar(what: string, total: number) {
  const { stderr } = process;
  let logged = 0;
  const textOf = (done: number) => `${done.toLocaleString("en")} of ${total.toLocaleString("en")} ${what}`;
  return {
    show: (done: number, note = "") => {
      const share = total > 0 ? done / total : 1;
      const filled = Math.floor(share * WIDTH);
      if (stderr.isTTY)
        stderr.write(
          `\r${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${Math.floor(share * 100)} % · ${textOf(done)}${note && ` · ${note}`} \u001B[K`,
        );
      else if (share >= logged + LOG_STEP) {
        logged = share;
        stderr.write(`${textOf(done)}\n`);
      }
    },
    end: () => void (stderr.isTTY && stderr.write("\n")),
  };
}
