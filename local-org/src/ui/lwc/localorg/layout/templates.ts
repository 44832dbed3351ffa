/** Where a page template puts its regions: rows of grid areas and the widths of the columns. */
export interface Template {
  readonly rows: readonly (readonly string[])[];
  readonly columns: string;
}

const SIDEBAR_RIGHT = 'minmax(0, 2fr) minmax(0, 1fr)';
const SIDEBAR_LEFT = 'minmax(0, 1fr) minmax(0, 2fr)';
const THREE = 'minmax(0, 1fr) minmax(0, 2fr) minmax(0, 1fr)';

/** The standard templates; pages with another template show their regions below one another. */
export const templates: Readonly<Record<string, Template>> = {
  'home:desktopTemplate': {
    rows: [
      ['top', 'top', 'sidebar'],
      ['bottomLeft', 'bottomRight', 'sidebar'],
    ],
    columns: 'minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr)',
  },
  'flexipage:defaultAppHomeTemplate': { rows: [['main']], columns: 'minmax(0, 1fr)' },
  'flexipage:appHomeTemplateTwoColumns': { rows: [['left', 'right']], columns: 'minmax(0, 1fr) minmax(0, 1fr)' },
  'flexipage:appHomeTemplateTwoColumnsLeftSidebar': { rows: [['left', 'right']], columns: SIDEBAR_LEFT },
  'flexipage:appHomeTemplateTwoColumnsRightSidebar': { rows: [['left', 'right']], columns: SIDEBAR_RIGHT },
  'flexipage:appHomeTemplateThreeColumns': {
    rows: [['left', 'middle', 'right']],
    columns: 'repeat(3, minmax(0, 1fr))',
  },
  'flexipage:appHomeTemplateHeaderTwoColumns': {
    rows: [
      ['header', 'header'],
      ['left', 'right'],
    ],
    columns: 'minmax(0, 1fr) minmax(0, 1fr)',
  },
  'flexipage:appHomeTemplateHeaderTwoColumnsLeftSidebar': {
    rows: [
      ['header', 'header'],
      ['left', 'right'],
    ],
    columns: SIDEBAR_LEFT,
  },
  'flexipage:appHomeTemplateHeaderTwoColumnsRightSidebar': {
    rows: [
      ['header', 'header'],
      ['left', 'right'],
    ],
    columns: SIDEBAR_RIGHT,
  },
  'flexipage:appHomeTemplateHeaderThreeColumns': {
    rows: [
      ['header', 'header', 'header'],
      ['left', 'middle', 'right'],
    ],
    columns: 'repeat(3, minmax(0, 1fr))',
  },
  'flexipage:recordHomeTemplateDesktop': {
    rows: [
      ['header', 'header'],
      ['main', 'sidebar'],
    ],
    columns: SIDEBAR_RIGHT,
  },
  'flexipage:recordHomeLeftSidebarTemplateDesktop': {
    rows: [
      ['header', 'header'],
      ['sidebar', 'main'],
    ],
    columns: SIDEBAR_LEFT,
  },
  'flexipage:recordHomeSingleColNoHeaderTemplateDesktop': { rows: [['main']], columns: 'minmax(0, 1fr)' },
  'flexipage:recordHomeSimpleViewTemplate': { rows: [['header'], ['main']], columns: 'minmax(0, 1fr)' },
  'flexipage:recordHomeWithSubheaderTemplateDesktop': {
    rows: [
      ['header', 'header'],
      ['subheader', 'subheader'],
      ['main', 'sidebar'],
    ],
    columns: SIDEBAR_RIGHT,
  },
  'flexipage:recordHomeThreeColTemplateDesktop': {
    rows: [
      ['header', 'header', 'header'],
      ['leftsidebar', 'main', 'rightsidebar'],
    ],
    columns: THREE,
  },
};
