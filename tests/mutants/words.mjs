// What Stryker leaves alone: texts for people. A rule's words may change without the rule; that they are said at all,
// tests look at.
import { PluginKind, declareValuePlugin } from '@stryker-mutator/api/plugin'

export const strykerPlugins = [
  declareValuePlugin(PluginKind.Ignore, 'words', {
    shouldIgnore: (path) =>
      path.isStringLiteral() && /[а-яё]/i.test(path.node.value) ? 'words for people' : undefined,
  }),
]
