/** The first step of adding sources: anything is pasted, or a list uploaded. */
import { FileInput, Form, TextArea } from "./form.tsx";
import { useWords } from "./operator.ts";

type AddProps = {
  newsletter: { id: string; name: string };
  pasted: string;
  fault: string | null;
  limit: number;
};

export function AddSourcesPage({ newsletter, pasted, fault, limit }: AddProps) {
  const say = useWords();
  return (
    <>
      <p>
        {say(
          `Sources of ${newsletter.name}. What you paste is tried first and shown; nothing is saved before you say so.`,
          `为${newsletter.name}添加来源。粘贴的内容会先试读并展示，确认前不会保存。`,
        )}
      </p>
      <Form action={`/admin/newsletters/${newsletter.id}/sources/add`} isUpload>
        <TextArea
          name="pasted"
          label={say("Addresses, accounts, short names, or an OPML list", "网址、账号、简称或 OPML 列表")}
          rows={8}
          value={pasted}
          fault={fault ?? undefined}
          hint={say(
            `One a line, ${limit} at most: https://lab.example/blog, lab.example, @account of X, @name@server of Mastodon, r/name of Reddit, owner/repository of GitHub, hn, cs.CL of arXiv.`,
            `每行一个，最多 ${limit} 个：https://lab.example/blog、lab.example、X 的 @账号、Mastodon 的 @名称@服务器、Reddit 的 r/名称、GitHub 的 所有者/仓库、hn、arXiv 的 cs.CL。`,
          )}
        />
        <FileInput
          name="list"
          label={say("Or an OPML file", "或 OPML 文件")}
          accept=".opml,.xml,.txt,text/x-opml,text/xml,application/xml,text/plain"
          hint={say(
            "Any feed reader exports one. 1 MB at most; its sources are listed, and read after they are saved.",
            "任何阅读器都可导出。最大 1 MB；其中的来源会列出，保存之后才读取。",
          )}
        />
        <button>{say("Try them", "试读")}</button>
      </Form>
    </>
  );
}
