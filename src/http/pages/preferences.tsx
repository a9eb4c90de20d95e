/** The page of choosing, which a fresh link opens. Each of its forms does one thing. */
import type { PropsWithChildren } from "hono/jsx";
import { AddressEntry } from "./address-entry.tsx";
import { Note } from "./note.tsx";
import { PREFERENCES } from "./preferences-strings.ts";
import type { Language } from "./props.ts";
import { tongue } from "./tongue.ts";

export type PreferencesPageProps = {
  language: Language;
  token: string;
  /** In full: a fresh link was mailed to it. */
  email: string;
  newsletters: { id: string; name: string; language: Language; scheduleText: string; isChosen: boolean }[];
  /** The hour 0–23 of daily ones, null when they are out. */
  mailHour: number | null;
  timeZone: string;
  timeZones: string[];
  topics: { id: string; name: string; isLeftOut: boolean }[];
  /** Until when mails are paused, already worded. */
  pausedUntil: string | null;
  goal: { join: string; leave: string } | null;
  awaitedAddress: string | null;
  /** What the last press did, in a sentence. */
  status: string | null;
  /** What is wrong with the new address that was typed. */
  addressFault: { typed: string; text: string } | null;
  /** Whether erasing was pressed without the tick. */
  isUnsure: boolean;
};

export function PreferencesPage(props: PreferencesPageProps) {
  const { language, token, email, status, goal } = props;
  const strings = PREFERENCES[language];
  return (
    <Note title={strings.title}>
      <p class="meta">{strings.forAddress(email)}</p>
      {status && (
        <p class="status" role="status">
          {status}
        </p>
      )}
      {goal && (
        <Deed title={strings.goalTitle} text={strings.goalText(goal.join, goal.leave)}>
          <form method="post" action="/preferences/switch">
            <Token token={token} />
            <button type="submit">{strings.goalButton(goal.join)}</button>
          </form>
        </Deed>
      )}
      <ChoicesForm {...props} />
      <AddressForm {...props} />
      <Deed title={strings.dataTitle} text={strings.dataText}>
        <form method="post" action="/preferences/data">
          <Token token={token} />
          <button type="submit">{strings.download}</button>
        </form>
      </Deed>
      <Deed title={strings.eraseTitle} text={strings.eraseText}>
        <form class="choices" method="post" action="/preferences/erase">
          <Token token={token} />
          <label>
            <input
              type="checkbox"
              name="sure"
              value="yes"
              required
              {...(props.isUnsure && {
                "aria-invalid": "true",
                "aria-describedby": "unsure",
                autofocus: true,
              })}
            />
            <span>{strings.eraseSure}</span>
          </label>
          {props.isUnsure && (
            <p class="fault" id="unsure">
              {strings.eraseUnsure}
            </p>
          )}
          <button type="submit">{strings.erase}</button>
        </form>
      </Deed>
    </Note>
  );
}

function ChoicesForm(props: PreferencesPageProps) {
  const { language, token } = props;
  const strings = PREFERENCES[language];
  return (
    <form method="post" action="/preferences">
      <Token token={token} />
      <fieldset class="choices">
        <legend>{strings.newsletters}</legend>
        {props.newsletters.map(({ id, name, isChosen, scheduleText, language: spoken }) => (
          <Tick name="newsletter" value={id} isTicked={isChosen}>
            <span {...tongue(spoken, language)}>
              {name} <span class="meta">{scheduleText}</span>
            </span>
          </Tick>
        ))}
        <p class="meta">{strings.noNewsletters}</p>
      </fieldset>
      <fieldset class="choices">
        <legend>{strings.language}</legend>
        {(["zh-CN", "en"] as const).map((spoken) => (
          <label>
            <input type="radio" name="language" value={spoken} checked={spoken === language} />
            <span {...tongue(spoken, language)}>{strings.languages[spoken]}</span>
          </label>
        ))}
      </fieldset>
      <When {...props} />
      <fieldset class="choices topics">
        <legend>{strings.topicsTitle}</legend>
        <p class="meta">{strings.topicsText}</p>
        {props.topics.map(({ id, name, isLeftOut }) => (
          <Tick name="left-out" value={id} isTicked={isLeftOut}>
            {name}
          </Tick>
        ))}
      </fieldset>
      <Pause {...props} />
      <button type="submit">{strings.save}</button>
    </form>
  );
}

function When({ language, mailHour, timeZone, timeZones }: PreferencesPageProps) {
  const strings = PREFERENCES[language];
  return (
    <fieldset class="choices">
      <legend>{strings.whenTitle}</legend>
      <p class="meta">{strings.whenText}</p>
      <label class="label" for="hour">
        {strings.hour}
      </label>
      <select id="hour" name="hour">
        <option value="" selected={mailHour === null}>
          {strings.asItIsOut}
        </option>
        {Array.from({ length: 24 }, (_, hour) => (
          <option value={String(hour)} selected={hour === mailHour}>
            {String(hour).padStart(2, "0")}:00
          </option>
        ))}
      </select>
      <label class="label" for="time-zone">
        {strings.timeZone}
      </label>
      <select id="time-zone" name="time-zone">
        {timeZones.map((name) => (
          <option value={name} selected={name === timeZone}>
            {name.replaceAll("_", " ")}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

function Pause({ language, pausedUntil }: PreferencesPageProps) {
  const strings = PREFERENCES[language];
  const lengths = (["none", "keep", "7", "14", "30", "90"] as const).filter(
    (length) => length !== "keep" || pausedUntil !== null,
  );
  const chosen = pausedUntil === null ? "none" : "keep";
  return (
    <fieldset class="choices">
      <legend>{strings.pauseTitle}</legend>
      <p class="meta">
        {strings.pauseText} {pausedUntil && <strong>{strings.pausedUntil(pausedUntil)}</strong>}
      </p>
      <label class="label" for="pause">
        {strings.pauseLabel}
      </label>
      <select id="pause" name="pause">
        {lengths.map((length) => (
          <option value={length} selected={length === chosen}>
            {strings.pauses[length]}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

function AddressForm({ language, token, awaitedAddress, addressFault }: PreferencesPageProps) {
  const strings = PREFERENCES[language];
  return (
    <Deed title={strings.addressTitle} text={strings.addressText}>
      {awaitedAddress && <p class="meta">{strings.awaiting(awaitedAddress)}</p>}
      <form method="post" action="/preferences/change-address">
        <Token token={token} />
        <AddressEntry
          label={strings.newAddress}
          button={strings.changeAddress}
          typed={addressFault?.typed}
          fault={addressFault?.text}
          autocomplete="off"
        />
      </form>
    </Deed>
  );
}

const Deed = ({ title, text, children }: PropsWithChildren<{ title: string; text: string }>) => (
  <section class="deed">
    <h2>{title}</h2>
    <p>{text}</p>
    {children}
  </section>
);

export const Token = ({ token }: { token: string }) => <input type="hidden" name="token" value={token} />;

type TickProps = PropsWithChildren<{ name: string; value: string; isTicked: boolean }>;

const Tick = ({ name, value, isTicked, children }: TickProps) => (
  <label>
    <input type="checkbox" name={name} value={value} checked={isTicked} />
    <span>{children}</span>
  </label>
);
