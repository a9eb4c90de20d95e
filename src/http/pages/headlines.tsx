/** The first headlines of a digest, each leading to its story. */

export function Headlines({ digestUrl, headlines }: { digestUrl: string; headlines: string[] }) {
  if (headlines.length === 0) return null;
  return (
    <ol class="headlines">
      {headlines.map((headline, index) => (
        <li dir="auto">
          <a href={`${digestUrl}#s${index + 1}`}>{headline}</a>
        </li>
      ))}
    </ol>
  );
}
