// Import rules of the README («How it is built») between the parts of the repository, checked by `npm test`. What holds
// inside lib – no circle between folders, the order of rooms, purity – stands in tests/checks/rooms.test.ts.
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
      name: 'components-stay-on-screen',
      severity: 'error',
      from: { path: '^components/' },
      to: {
        path: '^(lib/(platform|jobs|cli|generated)|app)/',
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
