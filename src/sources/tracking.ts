/** Query parameters that say how a reader came to a page and nothing about the page. */

const PREFIXES =
  /^(?:utm|pk|mtm|matomo|piwik|hsa|at|ga|guce|guc|sc|ns|oly|vero|elq|trk|wt|itm|stm|cm_mmc|bxid|rss)[_.-]/;
const NAMES = new Set(
  [
    "fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ysclid twclid ttclid li_fat_id igshid igsh rdt_cid epik",
    "srsltid irclickid rb_clickid s_kwcid ef_id mc_cid mc_eid mkt_tok _hsenc _hsmi hsctatracking __s __hssc __hstc",
    "__hsfp _ga _gl _ke _openstat xtor cmp cmpid cmp_id ncid ftag smid emc mod sref partner ref_src ref_url referrer",
    "referer soc_src soc_trk guccounter guce_referrer guce_referrer_sig __twitter_impression share_token sharer_shareid",
    "share_source share_medium share_plat share_tag spm spm_id_from vd_source scm chksm kc trk trkcampaign trackid",
    "feature si s_cid cvid ocid tpcc taid bcid wkey wprov r_source amp outputtype usqp amp_js_v noamp feedtype feedname",
    "fb_action_ids fb_action_types fb_source fb_ref action_object_map action_type_map action_ref_map campaign_id",
    "ck_subscriber_id sr_share linkid linkcode ascsubtag icid intcid nr_email_referer mbid cndid esrc hash_tag",
  ].flatMap((line) => line.split(" ")),
);
/** These mean something else on many sites, and tracking only with such a value. */
const SENDERS =
  /^(?:rss|feed|atom|newsletter|twitter|x|facebook|linkedin|reddit|hn|hackernews|producthunt|email|share|social)\b/i;
const MAYBE = new Set(["ref", "source", "src", "from", "via", "cid", "medium", "campaign", "rss", "share"]);

/** Whether a parameter of a URL's query only tracks. */
export function isTracking(name: string, value: string): boolean {
  const parameter = name.toLowerCase();
  if (NAMES.has(parameter) || PREFIXES.test(parameter)) return true;
  return (
    MAYBE.has(parameter) && (SENDERS.test(value) || (parameter === "rss" && /^(?:1|true)?$/.test(value)))
  );
}
