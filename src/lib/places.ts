/** Countries and their people under one name: a headline says "Turkish" where another says "Turkey". */
const NAMES =
  `america american americans|britain british briton britons|india indian indians|turkey turkish turks|
  japan japanese|china chinese|korea korean koreans|iran iranian iranians|iraq iraqi iraqis|israel israeli israelis|
  france french|germany german germans|spain spanish|canada canadian canadians|mexico mexican mexicans|
  italy italian italians|russia russian russians|brazil brazilian brazilians|australia australian australians|
  poland polish|greece greek greeks|ireland irish|scotland scottish|wales welsh|sweden swedish|norway norwegian|
  denmark danish|finland finnish|netherlands dutch|switzerland swiss|austria austrian|belgium belgian|
  portugal portuguese|ukraine ukrainian ukrainians|egypt egyptian egyptians|syria syrian syrians|saudi saudis|
  pakistan pakistani pakistanis|afghanistan afghan afghans|philippines philippine filipino filipinos|
  vietnam vietnamese|thailand thai|indonesia indonesian|malaysia malaysian|singapore singaporean|taiwan taiwanese|
  europe european europeans|africa african africans|asia asian|libya libyan|lebanon lebanese|
  palestine palestinian palestinians|venezuela venezuelan|cuba cuban|argentina argentine argentinian|
  colombia colombian|chile chilean|peru peruvian|nigeria nigerian|kenya kenyan|ethiopia ethiopian|
  morocco moroccan|algeria algerian|hungary hungarian|romania romanian|bulgaria bulgarian|serbia serbian|
  croatia croatian|cambodia cambodian|nepal nepalese|myanmar burmese|qatar qatari|yemen yemeni|jordan jordanian`
    .split("|")
    .map((line) => line.trim().split(/\s+/));

const PLACES = new Map(
  NAMES.flatMap(([name = "", ...others]) => [name, ...others].map((one): [string, string] => [one, name])),
);

/** The country's name for it, or for one of its people; undefined for other words. All in lower case. */
export function placeOf(word: string): string | undefined {
  return PLACES.get(word);
}

/** A text in which abbreviated countries are written out: in lower case "US" would be a word that says nothing. */
export function spellOutPlaces(text: string): string {
  return text
    .replace(/\bU\.S\.(?:A\.)?|\bUSA?\b|\bUnited States\b/g, "America")
    .replace(/\bU\.K\.|\bUK\b|\bUnited Kingdom\b/g, "Britain");
}
