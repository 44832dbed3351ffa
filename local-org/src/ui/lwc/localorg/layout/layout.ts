import { LightningElement, api } from 'lwc';
import type { FlexiPageModel } from '../../../metadata/pageModel.ts';
import { templates } from './templates';

/** A Lightning page: its regions placed as its template says, stacked on a narrow screen. */
export default class Layout extends LightningElement {
  /** The page. */
  @api page!: FlexiPageModel;
  /** The record, on a record page. */
  @api recordId: string | null = null;
  /** Its object. */
  @api objectApiName: string | null = null;

  get gridStyle(): string {
    const template = templates[this.page.template];
    if (!template || this.regions.length === 0) return '';
    const present = new Set(this.regions.map((region) => region.name));
    const rows = template.rows.filter((row) => row.some((area) => present.has(area)));
    const areas = rows.map((row) => `"${row.join(' ')}"`).join(' ');
    const heights = rows.map((_row, index) => (index === rows.length - 1 ? '1fr' : 'auto')).join(' ');
    return `--localorg-areas: ${areas}; --localorg-columns: ${template.columns}; --localorg-rows: ${heights}`;
  }

  get regions(): { name: string; items: unknown; style: string }[] {
    const known = templates[this.page.template]?.rows.flat() ?? [];
    return this.page.regions
      .filter((region) => region.items.length > 0)
      .map((region) => ({
        name: region.name,
        items: region.items,
        style: known.includes(region.name) ? `--localorg-area: ${region.name}` : '',
      }));
  }
}
