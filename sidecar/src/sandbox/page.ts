import type { MaskedCard } from './sandboxStore.ts';

/** The page of delivered cards. It reloads itself and runs no script. */
export function renderPage(cards: readonly MaskedCard[]): string {
  const rows = cards.map(renderCard).join('');
  const list = cards.length === 0 ? '<p class="none">No card has been delivered yet.</p>' : `<ul>${rows}</ul>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="3">
<title>Delivered gift cards</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Delivered gift cards</h1>
<p>What the sandbox provider has sent. No money moves here.</p>
${list}
</main>
</body>
</html>
`;
}

function renderCard(card: MaskedCard): string {
  const when = new Date(card.deliveredAt);
  return `<li>
<span class="product">${escape(card.product)}</span>
<strong>${escape(money(card))}</strong>
<span class="code" aria-label="Card code, last four characters shown">${escape(card.maskedCode)}</span>
<span class="to">for ${escape(card.name)}</span>
<time datetime="${when.toISOString()}">${when.toISOString().slice(0, 19).replace('T', ' ')} UTC</time>
<span class="id">${escape(card.orderId)}</span>
</li>`;
}

function money({ amountMinor, currencyCode }: MaskedCard): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency: currencyCode });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  const text = String(amountMinor).padStart(digits + 1, '0');
  const decimal = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return format.format(decimal as Intl.StringNumericLiteral);
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; background: light-dark(#f4f5f7, #15181d); color: light-dark(#1b2430, #e8ebf0); }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem; }
h1 { margin: 0; font-size: 1.5rem; }
ul { list-style: none; padding: 0; display: grid; gap: 1rem; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); }
li { background: light-dark(#fff, #212630); border: 1px solid light-dark(#d8dde5, #353c49); border-radius: 0.75rem; padding: 1rem; display: grid; gap: 0.25rem; }
strong { font-size: 1.75rem; font-weight: 600; }
.code { font-family: ui-monospace, monospace; letter-spacing: 0.05em; }
.to, .id, time { font-size: 0.8125rem; color: light-dark(#4a5566, #aab3c2); }
.none { padding: 2rem; text-align: center; border: 1px dashed light-dark(#b5bdca, #4a5364); border-radius: 0.75rem; }
`;
