/** English words that say nothing of what a text is about. Chinese needs no list: its frequent pairs weigh little. */
const STOP_WORDS = new Set(
  `a about above after again all almost also although always am among an and another any anyone anything are
  aren't around as at away back be became because become been before being below between both but by came can
  can't cannot come could couldn't did didn't do does doesn't doing don't done down during each either else
  enough even ever every everyone everything few first for from further get gets getting give given go goes
  going gone got had has have haven't having he he'd he's her here here's hers herself him himself his how
  however i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself just keep kind know last least
  less let let's like likely little lot made make makes making many may maybe me might mine more most much
  must my myself near need never new next no nobody nor not nothing now of off often on once one only onto or
  other others our ours ourselves out over own per perhaps put quite rather really s said same saw say says
  see seen several she she'd she's should shouldn't since so some someone something still such t take than
  that that's the their theirs them themselves then there there's these they they'd they'll they're they've
  thing things this those though through thus to together too toward towards two under until up upon us use
  used using very via want was wasn't way we we'd we'll we're we've well were weren't what what's when where
  whether which while who who's whole whom whose why will with within without won't would wouldn't yes yet you
  you'd you'll you're you've your yours yourself yourselves amp http https rt`.split(/\s+/),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}
