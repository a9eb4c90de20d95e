/** Values for SQL's IN. */
import { sql, type SQL } from "drizzle-orm";

/** D1 binds 100 parameters a statement; a few leave room for the others. */
const FEW = 20;

/** A few are parameters, which costs no row read; any other number is one parameter of JSON, which costs three a value. */
export const listed = (values: (string | number)[]): SQL =>
  values.length > 0 && values.length <= FEW
    ? sql`(${sql.join(
        values.map((value) => sql`${value}`),
        sql`, `,
      )})`
    : sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
