/** @jsxImportSource react */
/** The last row: why the reader gets this, how to end or change it, and who sends it from where. */
import { SmallLink } from "./small-link.tsx";
import { LIGHT } from "./theme.ts";

/** A link without a URL is left out. */
type FooterProps = { why?: string; links?: [label: string, url: string | null][]; postalAddress: string };

export function Footer({ why, links = [], postalAddress }: FooterProps) {
  return (
    <tr>
      <td className="rule dim" style={footerStyle}>
        {why && <p style={lineStyle}>{why}</p>}
        {links.length > 0 && <p style={lineStyle}>{links.map(footerLink)}</p>}
        <p style={{ margin: 0 }}>{postalAddress}</p>
      </td>
    </tr>
  );
}

function footerLink([label, url]: [string, string | null], index: number) {
  if (!url) return null;
  return (
    <span key={label}>
      {index > 0 && " · "}
      <SmallLink href={url}>{label}</SmallLink>
    </span>
  );
}

const footerStyle = {
  padding: "20px 0 40px",
  borderTop: `1px solid ${LIGHT.rule}`,
  fontSize: 13,
  lineHeight: "24px",
  color: LIGHT.dim,
};
const lineStyle = { margin: "0 0 4px" };
