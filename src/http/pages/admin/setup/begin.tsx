/** The first step: the newsletter by what can't be guessed. */
import { Form } from "../form.tsx";
import { About, Sender, Timing, type TypedNewsletter, type TypedSchedule } from "../newsletter-form.tsx";
import { useWords } from "../operator.ts";
import { Steps } from "./steps.tsx";

type BeginProps = {
  typed: TypedNewsletter;
  schedule: TypedSchedule;
  faults: Record<string, string>;
};

export function BeginPage(props: BeginProps) {
  const say = useWords();
  return (
    <Steps step="newsletter" newsletterId={null}>
      <p>
        {say(
          "Six short steps. No digest is public, and nobody is mailed, before you say so. Everything but the address can be changed later.",
          "共六步。在你确认之前，不会公开任何一期，也不会给任何人发邮件。除网址标识外，所有设置以后都能改。",
        )}
      </p>
      <Form action="/admin/setup">
        <About {...props} isNew />
        <Timing {...props} />
        <Sender {...props} />
        <button>{say("Save and go on", "保存并继续")}</button>
      </Form>
    </Steps>
  );
}
