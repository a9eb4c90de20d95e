/** An address to type, with the button beside it, and what is wrong with the last one under it. */

type AddressEntryProps = {
  label: string;
  button: string;
  /** What was typed before. */
  typed?: string | undefined;
  /** What is wrong with it, in a sentence. */
  fault?: string | null | undefined;
  /** off: it is not the reader's own address of before. */
  autocomplete?: "email" | "off";
  /** The id of a text that belongs to the field. */
  describedBy?: string;
  /** Whether the page opens here when there is a fault: it is the only one that can have one. */
  takesFocus?: boolean;
};

export function AddressEntry({ label, button, typed, fault, ...field }: AddressEntryProps) {
  const { autocomplete = "email", describedBy, takesFocus = false } = field;
  const described = [fault ? "fault" : "", describedBy ?? ""].filter(Boolean).join(" ");
  return (
    <>
      <label class="label" for="email">
        {label}
      </label>
      <div class="entry">
        <input
          id="email"
          type="email"
          name="email"
          autocomplete={autocomplete}
          inputmode="email"
          maxlength={254}
          spellcheck={false}
          required
          {...(described && { "aria-describedby": described })}
          {...(typed && { value: typed })}
          {...(fault && { "aria-invalid": "true", autofocus: takesFocus })}
        />
        <button type="submit">{button}</button>
      </div>
      {fault && <Fault text={fault} />}
    </>
  );
}

/** What is wrong, beside what it is about. */
export const Fault = ({ text }: { text: string }) => (
  <p class="fault" id="fault">
    {text}
  </p>
);
