/** Who may import whom (docs/architecture.md). A module may import what stands in its row, its own files, and packages. */
const LOCAL_ORG = {
  base: [],
  project: [],
  syntax: [],
  schema: ['project'],
  abi: ['schema', 'syntax'],
  runtime: ['abi', 'schema'],
  library: ['abi', 'runtime', 'schema'],
  semantics: ['syntax', 'schema', 'abi', 'project'],
  emit: ['semantics', 'syntax', 'abi', 'schema'],
  store: ['schema', 'abi', 'runtime'],
  access: ['schema', 'abi', 'store'],
  soql: ['syntax', 'schema', 'access', 'store', 'abi', 'runtime'],
  records: ['access', 'schema', 'store', 'runtime', 'syntax', 'soql', 'abi', 'project'],
  org: [
    'project',
    'syntax',
    'schema',
    'abi',
    'runtime',
    'library',
    'semantics',
    'emit',
    'store',
    'access',
    'soql',
    'records',
  ],
  checks: ['semantics', 'project', 'syntax', 'schema', 'emit', 'org'],
  ui: ['project', 'schema'],
  api: ['org', 'checks', 'ui', 'project', 'schema', 'soql', 'runtime', 'abi', 'syntax', 'records', 'access'],
  cli: ['org', 'checks', 'api', 'ui', 'project'],
};

const rows = Object.entries(LOCAL_ORG).map(([name, allowed]) => ({
  name: `local-org-${name}`,
  comment: `local-org/src/${name} may import only ${['base', ...allowed].join(', ')}`,
  severity: 'error',
  from: { path: `^local-org/src/${name}/` },
  to: { path: '^local-org/src/', pathNot: `^local-org/src/(${[name, 'base', ...allowed].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...rows,
    { name: 'no-cycles-between-files', severity: 'ignore', from: {}, to: { circular: true } },
    {
      name: 'sidecar-orders-know-no-implementation',
      severity: 'error',
      from: { path: '^sidecar/src/orders/' },
      to: { path: '^sidecar/src/(salesforce|sandbox)/|^sidecar/src/providers/[^/]+/' },
    },
    {
      name: 'sidecar-platform-knows-nothing',
      severity: 'error',
      from: { path: '^sidecar/src/platform/' },
      to: { path: '^sidecar/src/', pathNot: '^sidecar/src/platform/' },
    },
    {
      name: 'parts-do-not-know-each-other',
      severity: 'error',
      from: { path: '^(local-org|sidecar)/' },
      to: { path: '^(force-app|scripts|unpackaged)/' },
    },
    {
      name: 'local-org-and-sidecar-are-apart',
      severity: 'error',
      from: { path: '^local-org/' },
      to: { path: '^sidecar/' },
    },
    {
      name: 'sidecar-and-local-org-are-apart',
      severity: 'error',
      from: { path: '^sidecar/' },
      to: { path: '^local-org/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'local-org/src/ui/lwc' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.js', '.json'] },
  },
};
