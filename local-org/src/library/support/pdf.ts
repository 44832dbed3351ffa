/**
 * A PDF document with the text of a page. Markup is dropped and nothing is laid out: the document is real, its looks are not those of
 * the platform.
 */

const LINES_PER_PAGE = 50;
const LINE_WIDTH = 95;

/** The bytes of a document with this text or HTML. */
export function pdfOf(content: string): Uint8Array {
  const lines = linesOf(content);
  const pages: string[][] = [];
  for (let start = 0; start < Math.max(1, lines.length); start += LINES_PER_PAGE) {
    pages.push(lines.slice(start, start + LINES_PER_PAGE));
  }
  return Buffer.from(document(objectsOf(pages)), 'latin1');
}

function linesOf(content: string): string[] {
  const plain = content
    .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h\d)\b[^>]*>/gi, '\n')
    .replace(/<[^>]*>/g, '');
  return plain.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${LINE_WIDTH}}`, 'g')) ?? ['']);
}

function objectsOf(pages: readonly (readonly string[])[]): string[] {
  const kids = pages.map((_page, index) => `${4 + index * 2} 0 R`).join(' ');
  const fixed = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  return [...fixed, ...pages.flatMap((lines, index) => pageObjects(lines, 5 + index * 2))];
}

function pageObjects(lines: readonly string[], contentNumber: number): string[] {
  const shown = lines.map((line) => `(${line.replace(/[\\()]/g, '\\$&')}) Tj T*`).join('\n');
  const stream = `BT /F1 11 Tf 14 TL 56 780 Td\n${shown}\nET`;
  const font = '/Resources << /Font << /F1 3 0 R >> >>';
  return [
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${font} /Contents ${contentNumber} 0 R >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
  ];
}

/** Header, numbered objects, the table of their places, trailer. */
function document(objects: readonly string[]): string {
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const start = text.length;
  const size = objects.length + 1;
  return `${text}xref\n0 ${size}\n0000000000 65535 f \n${places.join('')}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
}
