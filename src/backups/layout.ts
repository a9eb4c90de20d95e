/** How a table stands in a backup: a line a row, its columns by their names in SQL, in the order of its key. */
import { columnsOf, keyOf, nameOf, type Column } from "../db/columns.ts";
import { CARRIED, inLoadingOrder, type Carried } from "./tables.ts";

export type Layout = {
  name: string;
  /** The columns that its rows are in order of: a page begins after their values in the last row of the one before. */
  key: string[];
  columns: Column[];
};

export type LaidOut = Carried & Layout;

const ARRIVAL: Column = { name: "rowid", type: "integer", isOptional: false };

const layOut = (carried: Carried): LaidOut => ({
  ...carried,
  name: nameOf(carried.table),
  key: carried.isInOrderOfArrival ? [ARRIVAL.name] : keyOf(carried.table),
  columns: [...(carried.isInOrderOfArrival ? [ARRIVAL] : []), ...columnsOf(carried.table)],
});

/** The tables in the order in which they are read. */
export const layouts = (): LaidOut[] => CARRIED.map(layOut);

/** Their names in the order in which they are loaded. */
export const loadingOrder = (): string[] => inLoadingOrder().map(({ table }) => nameOf(table));

export const findLayout = (name: string): LaidOut | undefined =>
  layouts().find((layout) => layout.name === name);
