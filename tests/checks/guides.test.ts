import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// What a guide names exists: paths and commands. Placeholders (‹…›, …, *) name nothing.

const guides = ['README.md', 'lib/README.md', 'app/README.md', 'tests/README.md', 'prisma/README.md', 'lib/GLOSSARY.md']
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts

/** Paths and commands of a text, as they stand between back-quotes or in a block of commands. */
export function namedIn(text: string): { paths: string[]; commands: string[] } {
  const quoted = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '')
  return {
    paths: quoted.filter((code) =>
      /^(?:app|components|lib|prisma|public|tests|\.ci|\.deploy)(?:\/[\w()[\].-]+)*\/?$/.test(code),
    ),
    commands: [...text.matchAll(/npm (?:run )?([a-z][\w:-]*)/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !['install', 'ci', 'exec'].includes(name)),
  }
}

const dead = (text: string): string[] => {
  const { paths, commands } = namedIn(text)
  return [...paths.filter((path) => !existsSync(path)), ...commands.filter((name) => !(name in scripts))]
}

describe('guides', () => {
  it.each(guides)('%s names what exists', (guide) => {
    expect(dead(readFileSync(guide, 'utf8'))).toEqual([])
  })

  it('are linked from the front door', () => {
    const readme = readFileSync('README.md', 'utf8')
    expect(guides.slice(1).filter((guide) => !readme.includes(`(${guide})`))).toEqual([])
  })

  it('would be caught with a dead path or command', () => {
    expect(dead('`lib/nowhere/rules.ts` and `npm run nothing`')).toEqual(['lib/nowhere/rules.ts', 'nothing'])
    expect(dead('`lib/‹модуль›/rules.ts`, `lib/core`, npm test')).toEqual([])
  })
})
