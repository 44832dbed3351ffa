import js from '@eslint/js';
import lwcRecommended from '@salesforce/eslint-config-lwc/recommended-ts.js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const PAGES = ['force-app/**/lwc/**/*.ts'];
const PAGE_TESTS = ['jest-tests/**/*.ts'];
const NODE = ['local-org/{src,test}/**/*.ts', 'sidecar/{src,test}/**/*.ts', 'scripts/**/*.ts'];

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      '.local/',
      '.cache/',
      '**/.cache/',
      'coverage/',
      'types/',
      'force-app/**/lwc/**/*.js',
      'local-org/src/library/**/*.cls',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.{js,mjs,cjs}'], extends: [js.configs.recommended], languageOptions: { globals: globals.node } },
  { files: ['jest-tests/**/*.cjs'], languageOptions: { globals: { ...globals.jest, ...globals.browser } } },
  {
    files: [...PAGES, ...PAGE_TESTS],
    extends: [...lwcRecommended, ...tseslint.configs.strictTypeChecked],
    // The Salesforce configuration sets the Babel parser; the rules with types need the TypeScript one.
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: ['./tsconfig.json', './tsconfig.jest.json'], tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // The type checker sees these better.
      'no-undef': 'off',
      'import/named': 'off',
      'dot-notation': 'off',
      'consistent-return': 'off',
      // `void promise` is how no-floating-promises wants an unawaited promise to be written.
      'no-void': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    },
  },
  {
    files: PAGE_TESTS,
    rules: {
      '@lwc/lwc/no-unexpected-wire-adapter-usages': 'off',
      '@lwc/lwc/prefer-custom-event': 'off',
      'no-await-in-loop': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@lwc/lwc/no-async-operation': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/consistent-type-imports': 'off',
    },
  },
  {
    // No type information here: with it, linting would take minutes, and `tsc` already runs over these.
    files: NODE,
    extends: [js.configs.recommended, ...tseslint.configs.strict],
    languageOptions: { globals: globals.node },
    rules: {
      'no-undef': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-invalid-void-type': 'off',
      'no-control-regex': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      eqeqeq: ['error', 'always'],
    },
  },
);
