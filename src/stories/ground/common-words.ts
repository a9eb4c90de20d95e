/** Words that look like names and are none: terms of art, titles, nationalities, and what English sentences begin with. */

/** Terms that a writer may use though the posts say them otherwise: they claim nothing. */
const TERMS_OF_ART = `ai agi asi api apis app apps llm llms vlm gpu gpus cpu cpus tpu npu npus ram ssd hbm sdk sdks cli ide ides ui ux url http https html css json
  yaml xml sql csv pdf ppt pptx docx excel word agent agents agentic prompt prompts token tokens transformer transformers diffusion benchmark benchmarks rag
  lora rl rlhf sft moe fp8 fp16 fp4 bf16 int8 int4 context embedding embeddings attention chatbot chatbots bot bots copilots saas paas iaas b2b b2c to ceo cto coo cfo cmo cpo vp
  hr it ok pc vs id ids os ios web email wifi wi-fi bluetooth usb vr ar xr mr 3d 2d 4k 8k 5g 4g 6g iot robotaxi robotaxis tts asr stt ocr nlp cv ml dl
  ipo vc vcs pe roi arr mrr gmv kol dau mau r&d q&a faq kpi okr esg nft web3 dao defi ev evs suv phd mba dna rna mrna mri ct
  bug bugs demo beta alpha preview pro max mini plus lite turbo flash ultra air studio code coding vibe workflow workflows skill skills plugin plugins mcp a2a hook hooks
  shell bash terminal docker kubernetes git pull request pr prs issue commit repo repos readme changelog markdown latex unicode ascii utf-8 regex cron cache
  token/s tps qps flops fps ppm wer bleu rouge f1 auc map sota swe-bench mmlu gpqa humaneval arena elo leaderboard zero-shot few-shot fine-tuning finetune
  open-source opensource mit apache gpl bsd lgpl cc0 creative commons license nda sla gdpr ccpa dma dsa
  wow hot new top best no yes id tv dj pk up logo slogan logos banner icon emoji gif png jpg jpeg svg webp mp3 mp4 wav
  cot chain-of-thought reasoning thinking system instruct chat base vision audio video image text multimodal omni live realtime stream streaming
  gb mb kb tb pb ghz mhz hz kw mw gw kwh wh nm mm cm km kg mg ml db px dpi ms mah tops tflops ver version v vol`;

/** Titles, roles and generic parts of names in English, which a translation sets a capital to. */
const GENERIC = `i mr mrs ms dr prof professor president chairman chairwoman chair chief executive officer director minister prime secretary governor mayor senator judge
  general founder co-founder cofounder head vice deputy senior principal lead manager engineer engineering scientist researcher research analyst spokesperson spokesman spokeswoman
  company group corp corporation inc ltd limited llc plc co labs lab laboratory laboratories technology technologies tech science sciences university college institute
  school academy hospital bank capital ventures partners fund foundation association council commission committee ministry department agency bureau office court party
  government state city county province district town village street road avenue park centre center tower building bridge airport station port railway line
  north south east west northern southern eastern western central international national federal global world united republic kingdom
  river lake mountain bay sea ocean island coast valley
  semiconductor semiconductors electronics electric energy power auto automotive motors motor mobility robotics robots robot software systems system network networks
  intelligence intelligent digital data cloud computing security health medical medicine pharma pharmaceutical biotech bio education finance financial insurance media news daily times post
  journal weekly press publishing entertainment games gaming music film studio studios design
  logistics express airlines aviation aerospace space satellite communications telecom mobile industries industrial materials chemical steel foods food beverage
  holdings investment investments securities trading trade commerce retail store stores services service solutions
  internet web english mandarin cantonese spring summer autumn winter christmas easter new year lunar festival day week month
  model models series edition version update release beta phase chapter section part article act law bill rule regulation code conference summit forum expo congress show awards award prize
  monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december
  mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec am pm a.m p.m utc gmt est pst cst pdt edt bst cet
  western arabic latin roman greek christian muslim jewish buddhist`;

/** What an English sentence may begin with, besides stop words and words whose ending gives them away. */
const OPENERS = `users developers engineers researchers scientists analysts investors customers companies firms startups people workers employees students patients teachers doctors
  pricing prices price access support availability revenue sales profits profit shares stock training inference performance accuracy latency speed cost costs demand supply
  early late later earlier meanwhile separately additionally furthermore moreover overall instead similarly likewise nevertheless nonetheless hence thus therefore besides
  according based built designed founded backed led priced named called compared unlike despite given following including starting beginning
  previous current existing recent free paid open closed public private internal external independent official officials critics supporters regulators lawmakers authorities police
  today tomorrow yesterday tonight total half part parts several many most some few fewer more less each every both either neither none
  work results result tests test data code details detail plans plan weights documentation source sources report reports paper papers posts post author authors
  readers viewers members contributors maintainers founders executives staff management teams team project projects product products feature features update updates version versions
  model models agent agents chips robots tools apps files images videos documents messages errors bugs fixes hospitals schools banks cities governments courts
  second third fourth fifth finally lastly next then now once twice
  orders deliveries shipments production construction operations service services software hardware
  growth losses loss income funding money cash debt capital investment
  trials trial participants volunteers clinicians nurses drivers riders passengers residents voters farmers clerks archivists librarians
  registration applications application enrolment enrollment delivery shipping orders downloads
  two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety hundreds thousands millions dozens
  about around roughly nearly almost approximately over under up just only even also still already yet again
  power energy water storage memory context output input quality safety security privacy
  users' translation translations summaries summary transcripts speech audio video image text search
  critically notably importantly crucially interestingly
  version builds build release releases launch rollout beta preview
  please note thanks thank congratulations congrats welcome hello hi hey oh yes no ok okay
  use try see read get make run add set let look think check download install start stop keep build learn ask take give go
  made makes making imagine remember consider introducing announcing meet everyone everything anything nobody something great good big small huge tiny fast slow hard easy
  proud happy excited glad sorry sad`;

const setOf = (words: string) => new Set(words.split(/\s+/).filter(Boolean));
const TERMS = setOf(TERMS_OF_ART);
const GENERICS = setOf(GENERIC);
const STARTS = setOf(OPENERS);
/** Endings of words that are seldom names: -ing, -ly, -tion, -ment, -ness, -ity and plurals of those who do things. */
const WORD_ENDING =
  /(?:[a-z]{2}(?:ing|ly|tion|tions|ment|ments|ness|ity|ities|ism|ists?|ers|ors|ance|ence|ics|ship|able|ible|ful|less|ward|wards|ed))$/;

export const isTermOfArt = (word: string): boolean => TERMS.has(word.toLowerCase());
export const isGeneric = (word: string): boolean => GENERICS.has(word.toLowerCase());
/** Whether an English sentence may well begin with this word that is no name. */
export function mayOpen(word: string): boolean {
  const lower = word.toLowerCase();
  return STARTS.has(lower) || WORD_ENDING.test(lower) || /^\d/.test(lower);
}
