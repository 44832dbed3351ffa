/** Reads the few facts the runtime needs from a library declaration: kind, super type, interfaces, enum constants. */

/** Head of a library declaration. */
export interface DeclarationHead {
  readonly kind: 'class' | 'interface' | 'enum';
  readonly superType: string | null;
  readonly interfaces: readonly string[];
  readonly enumValues: readonly string[];
}

const HEAD = /\b(class|interface|enum)\s+\w+\s*(?:extends\s+([\w.]+(?:<[^{]*?>)?))?\s*(?:implements\s+([^{]+?))?\s*\{/i;

/** The head of the declaration text of a library type. */
export function readDeclarationHead(text: string): DeclarationHead {
  const clean = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
  const match = HEAD.exec(clean);
  if (!match) throw new Error(`not a library declaration: ${text.slice(0, 80)}`);
  const kind = (match[1] ?? 'class').toLowerCase() as DeclarationHead['kind'];
  const parent = match[2]?.trim() ?? null;
  const faces = match[3] ? match[3].split(/,(?![^<]*>)/).map((face) => face.trim()) : [];
  const body = clean.slice(match.index + match[0].length, clean.lastIndexOf('}'));
  return {
    kind,
    superType: kind === 'interface' ? null : erase(parent),
    interfaces: (kind === 'interface' && parent !== null ? [parent] : faces).map((face) => erase(face) ?? face),
    enumValues:
      kind === 'enum'
        ? body
            .split(',')
            .map((value) => value.trim())
            .filter((value) => value !== '')
        : [],
  };
}

/** Type parameters of a declaration mean nothing at run time. */
function erase(name: string | null): string | null {
  return name === null ? null : name.replace(/<.*>/, '').replace(/^System\./, '');
}
