/** Writes JSON trees as text: compact, or indented as the platform indents. */
import { JsonNumber } from './jsonReader.ts';
import type { JsonNode } from './jsonReader.ts';

/** Compact text. */
export function writeJson(node: JsonNode): string {
  if (Array.isArray(node)) return `[${node.map(writeJson).join(',')}]`;
  if (node instanceof Map)
    return `{${[...node].map(([name, value]) => `${JSON.stringify(name)}:${writeJson(value)}`).join(',')}}`;
  return node instanceof JsonNumber ? node.text : JSON.stringify(node);
}

/** Text over several lines: members on their own lines, list elements side by side. */
export function writePretty(node: JsonNode, indent = ''): string {
  if (Array.isArray(node))
    return node.length === 0 ? '[ ]' : `[ ${node.map((item) => writePretty(item, indent)).join(', ')} ]`;
  if (!(node instanceof Map)) return writeJson(node);
  if (node.size === 0) return '{ }';
  const inner = `${indent}  `;
  const members = [...node].map(([name, value]) => `${inner}${JSON.stringify(name)} : ${writePretty(value, inner)}`);
  return `{\n${members.join(',\n')}\n${indent}}`;
}
