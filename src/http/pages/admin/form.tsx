/** Forms of the admin: each proves its operator; each field has a name, what it means, and what is wrong with it. */
import type { Child, PropsWithChildren } from "hono/jsx";
import { useOperator } from "./operator.ts";

type FormProps = PropsWithChildren<{ action: string; class?: string; isUpload?: boolean }>;

export function Form({ action, class: className, isUpload = false, children }: FormProps) {
  const { csrf } = useOperator();
  return (
    <form
      method="post"
      action={action}
      {...(className !== undefined && { class: className })}
      {...(isUpload && { enctype: "multipart/form-data" })}
    >
      <input type="hidden" name="csrf" value={csrf} />
      {children}
    </form>
  );
}

type FieldProps = {
  name: string;
  label: string;
  /** What it means, under the field. */
  hint?: Child;
  fault?: string | undefined;
};

type InputProps = FieldProps & {
  value?: string | number | undefined;
  type?: "text" | "number" | "email" | "url" | "password" | "search" | "datetime-local";
  required?: boolean;
  readonly?: boolean;
  min?: number;
  max?: number;
  placeholder?: string;
  list?: string;
};

export function Input({ name, label, hint, fault, type = "text", value, ...rules }: InputProps) {
  return (
    <Field name={name} label={label} hint={hint} fault={fault}>
      <input
        id={name}
        name={name}
        type={type}
        value={value ?? ""}
        {...rules}
        {...described(name, hint, fault)}
      />
    </Field>
  );
}

export function TextArea({
  name,
  label,
  hint,
  fault,
  value = "",
  rows = 4,
}: FieldProps & { value?: string; rows?: number }) {
  return (
    <Field name={name} label={label} hint={hint} fault={fault}>
      <textarea id={name} name={name} rows={rows} {...described(name, hint, fault)}>
        {value}
      </textarea>
    </Field>
  );
}

/** A file to be sent: its form is an upload. `accept` as browsers take it. */
export function FileInput({ name, label, hint, accept }: FieldProps & { accept: string }) {
  return (
    <Field name={name} label={label} hint={hint}>
      <input id={name} name={name} type="file" accept={accept} {...described(name, hint, undefined)} />
    </Field>
  );
}

type SelectProps = FieldProps & { value?: string | undefined; choices: [value: string, text: string][] };

export function Select({ name, label, hint, fault, value, choices }: SelectProps) {
  return (
    <Field name={name} label={label} hint={hint} fault={fault}>
      <select id={name} name={name} {...described(name, hint, fault)}>
        {choices.map(([choice, text]) => (
          <option value={choice} selected={choice === value}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** One of several with the same name is told by its value. */
export function Check({
  name,
  label,
  hint,
  isOn,
  value = "on",
}: FieldProps & { isOn: boolean; value?: string }) {
  const id = value === "on" ? name : `${name}-${value}`;
  return (
    <div class="field check">
      <input
        id={id}
        name={name}
        type="checkbox"
        value={value}
        checked={isOn}
        {...described(id, hint, undefined)}
      />
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

type ButtonProps = {
  action: string;
  text: string;
  /** It can't be taken back. */
  isGrave?: boolean;
  /** Asked by the script before it is done. */
  ask?: string;
  fields?: Record<string, string>;
  /** To what it is done, for who can't see where the button stands. */
  to?: string;
};

/** One button that does one thing. */
export function Button({ action, text, isGrave = false, ask, fields = {}, to }: ButtonProps) {
  return (
    <Form action={action} class="inline">
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button
        class={isGrave ? "grave" : "quiet"}
        {...(ask !== undefined && { "data-ask": ask })}
        {...(to !== undefined && { "aria-label": `${text}: ${to}` })}
      >
        {text}
      </button>
    </Form>
  );
}

function Field({ name, label, hint, fault, children }: PropsWithChildren<FieldProps>) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {children}
      {fault !== undefined && (
        <p class="fault" id={`${name}-fault`}>
          {fault}
        </p>
      )}
      {hint !== undefined && (
        <p class="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

function described(name: string, hint: unknown, fault: string | undefined) {
  const by = [
    ...(fault === undefined ? [] : [`${name}-fault`]),
    ...(hint === undefined ? [] : [`${name}-hint`]),
  ];
  return {
    ...(by.length > 0 && { "aria-describedby": by.join(" ") }),
    ...(fault !== undefined && { "aria-invalid": "true" as const }),
  };
}
