/**
 * `System.Matcher`.
 * https://developer.salesforce.com/docs/atlas.en-us.apexref.meta/apexref/apex_classes_pattern_and_matcher_matcher_methods.htm
 */
import type { LibraryType } from '../../abi/libraryType.ts';
import { replaceRegex } from '../support/javaRegex.ts';
import type { PatternMatcher, RegexPattern } from '../support/patternMatcher.ts';

export const behaviour: LibraryType = {
  quoteReplacement: (_env, text: string) => text.replace(/[\\$]/g, '\\$&'),
  'find/0': (_env, self: PatternMatcher) => self.find(),
  'find/1': (_env, self: PatternMatcher, start: number) => self.reset().find(start),
  'group/0': (_env, self: PatternMatcher) => self.group(0),
  'group/1': (_env, self: PatternMatcher, index: number) => self.group(index),
  groupCount: (_env, self: PatternMatcher) => self.groupCount,
  lookingAt: (_env, self: PatternMatcher) => self.lookingAt(),
  matches: (_env, self: PatternMatcher) => self.matches(),
  pattern: (_env, self: PatternMatcher) => self.pattern,
  region: (_env, self: PatternMatcher, start: number, end: number) => self.region(start, end),
  regionStart: (_env, self: PatternMatcher) => self.regionStart,
  regionEnd: (_env, self: PatternMatcher) => self.regionEnd,
  replaceAll: (_env, self: PatternMatcher, text: string) => replaceRegex(self.text, self.pattern.source, text, true),
  replaceFirst: (_env, self: PatternMatcher, text: string) => replaceRegex(self.text, self.pattern.source, text, false),
  'reset/0': (_env, self: PatternMatcher) => self.reset(),
  'reset/1': (_env, self: PatternMatcher, text: string) => self.reset(text),
  'start/0': (_env, self: PatternMatcher) => self.start(0),
  'start/1': (_env, self: PatternMatcher, index: number) => self.start(index),
  'end/0': (_env, self: PatternMatcher) => self.end(0),
  'end/1': (_env, self: PatternMatcher, index: number) => self.end(index),
  hasAnchoringBounds: (_env, self: PatternMatcher) => self.anchoringBounds,
  hasTransparentBounds: (_env, self: PatternMatcher) => self.transparentBounds,
  useAnchoringBounds: (_env, self: PatternMatcher, value: boolean) => self.withBounds(value, self.transparentBounds),
  useTransparentBounds: (_env, self: PatternMatcher, value: boolean) => self.withBounds(self.anchoringBounds, value),
  usePattern: (_env, self: PatternMatcher, pattern: RegexPattern) => {
    self.pattern = pattern;
    return self;
  },
};
