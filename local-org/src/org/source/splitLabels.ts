/**
 * A file of custom labels as one file per label: labels are components of their own, a deploy of one leaves the others alone.
 *
 * https://developer.salesforce.com/docs/atlas.en-us.api_meta.meta/api_meta/meta_customlabels.htm
 */
import type { SplitFile } from './splitObject.ts';
import { childSlices } from './xmlSlices.ts';

const BEFORE = '<?xml version="1.0" encoding="UTF-8"?>\n<CustomLabels xmlns="http://soap.sforce.com/2006/04/metadata">';
const LABEL_LINE = 2;

/** Where earlier versions kept all labels of the org. */
export const ALL_LABELS = 'labels/CustomLabels.labels-meta.xml';

/** The files a labels file is made of; what is no label with a name stays together in a file of its own, to be judged there. */
export function splitLabels(path: string, text: string): SplitFile[] {
  const files: SplitFile[] = [];
  for (const slice of childSlices(text)) {
    const name = slice.name === 'labels' ? /<fullName>([^<]+)<\/fullName>/.exec(slice.text)?.[1]?.trim() : undefined;
    if (name === undefined) return [{ path, text, line: LABEL_LINE }];
    const label = `${BEFORE}${slice.text}</CustomLabels>\n`;
    files.push({ path: `labels/${name}.labels-meta.xml`, text: label, line: slice.line });
  }
  return files.length === 0 && text.trim() !== '' && !text.includes('<CustomLabels')
    ? [{ path, text, line: LABEL_LINE }]
    : files;
}

/** Lines to add to a line of a label's file to get the line in the file it came from. */
export function labelOffset(file: SplitFile): number {
  return file.line - LABEL_LINE;
}
