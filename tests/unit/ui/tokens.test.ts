import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contrast, grounds } from '@/components/layout/accent'

const css = readFileSync(new URL('../../../app/tokens.css', import.meta.url), 'utf8')
const found = css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)
const tokens = new Map([...found].map(([, name, light, dark]) => [name!, [light!, dark!]]))
const token = (name: string, scheme: 0 | 1): string => {
  const value = tokens.get(name)?.[scheme]
  if (!value) throw new Error(`no token --${name}`)
  return value
}

const levels = ['leader', 'progressive', 'basic', 'initial']
const texts = ['ink', 'muted', 'danger', 'warn', 'ok', ...levels]
const softs = ['leader-soft', 'progressive-soft', 'basic-soft', 'initial-soft', 'danger-soft', 'warn-soft', 'ok-soft']

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('%s tokens', (name, scheme) => {
  it.each(texts)('%s is readable on every ground and every soft ground', (text) => {
    for (const ground of ['paper', 'surface', 'sunken', ...softs]) {
      expect(contrast(token(text, scheme), token(ground, scheme)), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('draws controls with a border that can be seen', () => {
    for (const ground of ['paper', 'surface', 'sunken'])
      expect(contrast(token('control', scheme), token(ground, scheme))).toBeGreaterThanOrEqual(3)
  })

  it('agrees with the grounds on which a tenant’s accent is computed', () => {
    for (const [ground, value] of Object.entries(grounds[name])) expect(token(ground, scheme)).toBe(value)
  })
})
