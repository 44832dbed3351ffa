/**
 * `System.Pattern`: regular expressions of Java.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_pattern_methods.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { ApexList } from '../../runtime/values/collections.ts';
import { splitRegex } from '../support/javaRegex.ts';
import { PatternMatcher, RegexPattern } from '../support/patternMatcher.ts';

export const behaviour: LibraryType = {
  compile: (_env, regex: string) => new RegexPattern(regex),
  matches: (_env, regex: string, text: string) => new PatternMatcher(new RegexPattern(regex), text).matches(),
  quote: (_env, text: string) => `\\Q${text}\\E`,
  matcher: (_env, self: RegexPattern, text: string) => new PatternMatcher(self, text),
  pattern: (_env, self: RegexPattern) => self.source,
  'split/1': (env, self: RegexPattern, text: string) =>
    new ApexList(env.type('List<String>'), splitRegex(text, self.source, 0)),
  'split/2': (env, self: RegexPattern, text: string, limit: number) =>
    new ApexList(env.type('List<String>'), splitRegex(text, self.source, limit)),
  restore: (_env, source: string) => new RegexPattern(source),
};
