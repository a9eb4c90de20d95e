/** Who reads the pages of the admin: the language, and what proves that a form is of this operator. */
import { createContext, useContext } from "hono/jsx";
import type { Language } from "../props.ts";

export type Operator = { language: Language; csrf: string };

export const OperatorContext = createContext<Operator>({ language: "en", csrf: "" });

/** The words of the page's language: say("Sources", "来源"). */
export function useWords(): (en: string, zh: string) => string {
  const { language } = useContext(OperatorContext);
  return (en, zh) => (language === "en" ? en : zh);
}

export const useOperator = (): Operator => useContext(OperatorContext);
