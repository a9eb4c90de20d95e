/** Time zones by the names that feeds use, in minutes east of UTC: those of RFC 822, and what publishers add. */
const NAMES: [minutes: number, names: string][] = [
  [0, "ut utc gmt z wet"],
  [60, "west bst cet met"],
  [120, "cest mest eet sast"],
  [180, "eest msk"],
  [330, "ist"],
  [480, "hkt sgt awst"],
  [540, "jst kst"],
  [600, "aest"],
  [660, "aedt"],
  [720, "nzst"],
  [780, "nzdt"],
  [-180, "adt brt art"],
  [-210, "nst"],
  [-240, "edt ast"],
  [-300, "est et cdt"],
  [-360, "cst ct mdt"],
  [-420, "mst mt pdt"],
  [-480, "pst pt akdt"],
  [-540, "akst hdt"],
  [-600, "hst"],
];
const ZONES = new Map(
  NAMES.flatMap(([minutes, names]) => names.split(" ").map((name) => [name, minutes] as const)),
);

/** Minutes east of UTC, or undefined for no known name. */
export const findZone = (name: string): number | undefined => ZONES.get(name.toLowerCase());
