/* Jest for the pages. The tests stand outside force-app, because nothing there may be anything but shipped source. */
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');

module.exports = {
  ...jestConfig,
  roots: ['<rootDir>/jest-tests', '<rootDir>/force-app'],
  testMatch: ['<rootDir>/jest-tests/**/*.test.ts'],
  moduleNameMapper: {
    ...jestConfig.moduleNameMapper,
    '^lightning/modal$': '<rootDir>/jest-tests/mocks/lightning/modal.ts',
  },
  setupFilesAfterEnv: [...(jestConfig.setupFilesAfterEnv ?? []), '<rootDir>/jest-tests/support/setup.cjs'],
  collectCoverageFrom: ['force-app/**/lwc/**/*.ts'],
};
