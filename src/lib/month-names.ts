/** Months by name, as dates are written in feeds: in English, and in the languages that publishers fall back to. */
const NAMES = [
  "jan januar januari janvier janv jänner enero ene gennaio gen janeiro янв января styczeń stycznia sty ιαν ιανουαρίου ocak január",
  "feb februar februari fevrier février févr fev fév febrero febbraio fevereiro фев февраля luty lutego lut φεβ φεβρουαρίου şubat február",
  "mar märz maerz mär mrz maart mrt mars marzo março мар марта marzec marca μάρ μαρ μαρτίου mart március márc",
  "apr april avril avr abril abr aprile апр апреля kwiecień kwietnia kwi απρ απριλίου nisan április ápr",
  "may mai mei mag maggio mayo maio май мая maj maja μάι μαϊ μαΐου mayıs május máj",
  "jun juni juin junio giugno giu junho июн июня czerwiec czerwca cze ιούν ιουν ιουνίου haziran június jún",
  "jul juli juillet juil julio luglio lug julho июл июля lipiec lipca lip ιούλ ιουλ ιουλίου temmuz július júl",
  "aug august augustus août aout agosto ago авг августа sierpień sierpnia sie αύγ αυγ αυγούστου ağustos augusztus",
  "sep sept september septembre septiembre settembre set setembro сен сентября wrzesień września wrz σεπ σεπτ σεπτεμβρίου eylül szeptember szept",
  "oct okt oktober octobre octubre ottobre ott outubro out окт октября październik października paź οκτ οκτωβρίου ekim október",
  "nov november novembre noviembre novembro ноя ноября listopad listopada lis νοέ νοε νοεμβρίου kasım",
  "dec dez dezember desember decembre décembre déc diciembre dic dicembre dezembro дек декабря grudzień grudnia gru δεκ δεκεμβρίου aralık",
].map((names) => names.split(" "));

const MONTHS = new Map(NAMES.flatMap((names, index) => names.map((name) => [name, index + 1] as const)));

/** 1 to 12, or undefined. Full English names are known by their first three letters. */
export function findMonth(word: string): number | undefined {
  const name = word.toLowerCase().replace(/\.$/, "");
  return MONTHS.get(name) ?? (/^[a-z]{4,}$/.test(name) ? MONTHS.get(name.slice(0, 3)) : undefined);
}
