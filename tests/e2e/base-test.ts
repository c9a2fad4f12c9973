import { test as base } from '@playwright/test'

/** Playwright's test on the portal that the global set-up started. */
export const test = base.extend({ baseURL: async ({}, use) => { await use(process.env.BASE_URL) } })
export { expect } from '@playwright/test'
