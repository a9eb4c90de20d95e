/** A repository on GitHub: its releases, or the tags or commits where its address is of those. */

/** First words of GitHub's own paths, none of them an owner. */
const TAKEN = new Set(
  "about apps blog collections contact customer-stories enterprise events explore features gist issues join login marketplace new notifications orgs organizations pricing pulls readme search security sessions settings site solutions sponsors stars team topics trending users".split(
    " ",
  ),
);
const OWNER = /^[a-z\d](?:[a-z\d-]{0,38})$/i;
const REPOSITORY = /^[\w.-]{1,100}$/;

/** The feed of a repository's page, or of what an owner does; undefined for GitHub's own pages. */
export function findGithubFeed({ pathname }: URL): string | undefined {
  const [owner = "", repository, part, branch] = pathname.split("/").filter(Boolean);
  if (repository === undefined) return isOwner(owner) ? `https://github.com/${owner}.atom` : undefined;
  return findRepositoryFeed(owner, repository, part, branch);
}

/** The feed of owner/repository. */
export function findRepositoryFeed(
  owner: string,
  repository: string,
  part?: string,
  branch?: string,
): string | undefined {
  const name = repository.replace(/\.git$/, "");
  if (!isOwner(owner) || !REPOSITORY.test(name)) return undefined;
  const page = `https://github.com/${owner}/${name}`;
  if (part === "tags") return `${page}/tags.atom`;
  if (part === "commits") return branch ? `${page}/commits/${branch}.atom` : `${page}/commits.atom`;
  return `${page}/releases.atom`;
}

const isOwner = (name: string) => OWNER.test(name) && !TAKEN.has(name.toLowerCase());
