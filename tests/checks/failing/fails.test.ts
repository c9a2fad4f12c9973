import { expect, it } from 'vitest'

// Fails on purpose: exit-code.test.ts runs it in a vitest of its own; no ordinary run picks it up.
it('fails on purpose', () => {
  expect(1).toBe(2)
})
