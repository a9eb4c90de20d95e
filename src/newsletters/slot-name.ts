/** The name of a newsletter's slot, for good: the press's instance and the mailing's keys are named by it. */
export const slotName = (newsletterId: string, slot: Date): string =>
  `${newsletterId}_${slot.toISOString().slice(0, 16).replaceAll(/[-:]/g, "")}Z`;
