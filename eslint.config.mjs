import next from 'eslint-config-next/core-web-vitals'
import tseslint from 'typescript-eslint'

export default [
  {
    ignores: [
      '.next/**',
      // Bundled by npm run survey-script.
      'public/survey.js',
      '.gemba/**',
      'lib/generated/**',
      'node_modules/**',
      'next-env.d.ts',
      'test-results/**',
      'playwright-report/**',
      '.stryker-tmp/**',
    ],
  },
  ...next,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
    },
  },
  {
    rules: {
      // Links are plain: one handler leads them through the app's router (components/ui/use-link-steps.ts).
      '@next/next/no-html-link-for-pages': 'off',
      'no-restricted-imports': [
        'error',
        { name: 'next/link', message: 'Links are plain <a href>: components/ui/use-link-steps.ts leads them.' },
      ],
    },
  },
  // A tool's configuration is a default export by its own rule.
  { files: ['*.config.mjs'], rules: { 'import/no-anonymous-default-export': 'off' } },
]
