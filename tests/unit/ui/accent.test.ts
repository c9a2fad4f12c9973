import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { accentRule, accentVariables, contrast, defaultAccent, grounds } from '@/components/layout/accent'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('the tenant’s accent', () => {
  it('is readable on every ground and under its own ink, whatever colour was chosen', () => {
    fc.assert(
      fc.property(hex, (chosen) => {
        const made = accentVariables(chosen)
        for (const name of ['light', 'dark'] as const) {
          const { accent, accentInk, accentSoft } = made[name]
          for (const ground of [...Object.values(grounds[name]), accentSoft])
            expect(contrast(accent, ground)).toBeGreaterThanOrEqual(4.5)
          expect(contrast(accentInk, accent)).toBeGreaterThanOrEqual(4.5)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps a colour that is readable already', () => {
    expect(accentVariables('#0b5a8c').light.accent).toBe('#0b5a8c')
    expect(accentVariables('#7A1FA2').light.accent).toBe('#7a1fa2')
  })

  it('falls back to the portal’s own accent and lets nothing but a colour into the style sheet', () => {
    const own = accentVariables(defaultAccent)
    for (const bad of [null, undefined, '', 'red', '#12', '#0b5a8c;}body{display:none'])
      expect(accentVariables(bad)).toEqual(own)
    expect(accentRule('}</style><script>')).toMatch(/^:root\{(--accent[a-z-]*:#[0-9a-f]{6};?)+\}$/)
  })

  it('measures contrast as WCAG does', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
})
