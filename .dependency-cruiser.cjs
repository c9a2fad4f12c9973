// The import rules of the README («How it is built»), checked by `npm test`.
const pureFile =
  '^lib/(?!platform|jobs|cli|generated)[^/]+/(rules|score|schema|labels|levels|path|clock|methodology|methodology-types|methodology-checks|answer-rules|recompute-check|publication|published|awards|award-view|correction|bundle|autosave|settings|template|slug|data-set|import)\\.ts$'
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      from: { path: '^lib/core/' },
      to: { path: '^(lib/(?!core/)|app/|components/|node_modules/(next|react|@prisma|pg)/)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: pureFile },
      to: {
        path: '(^lib/(platform|generated|jobs)/|/(queries|commands)[^/]*\\.ts$|^node_modules/(next|react|@prisma|pg)/)',
        reachable: true,
      },
    },
    {
      name: 'components-stay-on-screen',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '(^lib/(platform|jobs|cli)/|/(queries|commands)[^/]*\\.ts$|^lib/generated/|^app/)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^components/(ui|charts)/' },
      to: { path: '(^components/(?!ui|charts)|^lib/(?!core/))' },
    },
    {
      name: 'app-never-touches-the-database',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '(^lib/platform/db\\.ts$|^lib/generated/|^node_modules/(@prisma|pg)/)' },
    },
    { name: 'lib-knows-no-screens', severity: 'error', from: { path: '^lib/' }, to: { path: '^(app|components)/' } },
    {
      name: 'tests-are-not-product',
      severity: 'error',
      from: { path: '^(app|components|lib|prisma)/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/generated/|^\\.next/' },
  },
}
