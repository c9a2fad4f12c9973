import { AxeBuilder } from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import { createSession, sessionCookie } from '@/tests/factories/account'

export { expect }

/** Who a browser is signed in as. */
export type Someone = { userId: string | null }

type Fixtures = {
  /** A browser of its own for a person: signed in without the form; null – not signed in. */
  as: (
    someone: Someone | null,
    options?: { strong?: boolean; /** A browser that runs no script. */ scriptless?: boolean },
  ) => Promise<Page>
}

/** A page must not throw: an error in the browser, a failed hydration among them, fails the test. */
function watch(page: Page, errors: string[]): Page {
  page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`))
  return page
}

export const test = base.extend<Fixtures>({
  page: async ({ page }, hand) => {
    const errors: string[] = []
    await hand(watch(page, errors))
    expect(errors, 'errors in the browser').toEqual([])
  },
  as: async ({ browser, baseURL }, hand) => {
    const errors: string[] = []
    const opened: Page[] = []
    await hand(async (someone, { scriptless, ...options } = {}) => {
      const context = await browser.newContext({ javaScriptEnabled: !scriptless })
      if (someone) {
        if (!someone.userId) throw new Error('nobody to sign in')
        await context.addCookies([
          {
            ...(await sessionCookie(await createSession(someone.userId, options))),
            url: baseURL ?? '',
            httpOnly: true,
            sameSite: 'Lax',
          },
        ])
      }
      const page = watch(await context.newPage(), errors)
      opened.push(page)
      return page
    })
    await Promise.all(opened.map((page) => page.context().close()))
    expect(errors, 'errors in the browser').toEqual([])
  },
})

/** Pages that axe has looked at in this worker, by width, address and shapes of their elements. */
const looked = new Set<string>()

/**
 * What axe judges by: which kinds of elements the page has – tag, class, role and attributes –, whatever stands in
 * them.
 */
async function shapeOf(page: Page): Promise<string> {
  const shapes = await page.evaluate(() => [
    ...new Set(
      [...document.querySelectorAll('*')].map(
        (element) =>
          `${element.tagName} ${element.getAttribute('class')} ${element.getAttributeNames().sort().join()} ${element.role}`,
      ),
    ),
  ])
  const path = new URL(page.url()).pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '*')
  return [page.viewportSize()?.width, path, ...shapes.sort()].join('\n')
}

/**
 * What axe objects to. A page that looks as one without faults (the same kinds of elements at the same address and
 * width) is not looked at again, unless GEMBA_AXE=all.
 */
async function violationsOf(page: Page) {
  const shape = await shapeOf(page)
  if (looked.has(shape) && process.env.GEMBA_AXE !== 'all') return []
  const analyse = async () => (await new AxeBuilder({ page }).analyze()).violations
  let violations = await analyse()
  // Between the titles of two pages there is a moment without any; a page that has none fails here.
  if (violations.some(({ id }) => id === 'document-title')) {
    await expect(page).toHaveTitle(/\S/)
    violations = await analyse()
  }
  if (violations.length === 0) looked.add(shape)
  return violations
}

/** Nothing for axe to say, nothing that makes the page scroll sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await expect(page.getByRole('main')).toBeVisible()
  // After a step inside the portal the title follows the page.
  await expect(page).toHaveTitle(/\S/)
  const found = (await violationsOf(page)).map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.slice(0, 3).map(({ html, failureSummary }) => `${html} ${failureSummary ?? ''}`),
  }))
  expect.soft(found, `axe on ${page.url()}`).toEqual([])
  // A label that names another field's id: axe says nothing of it.
  const ids = await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id))
  expect
    .soft(
      ids.filter((id, i) => ids.indexOf(id) !== i),
      `ids used twice on ${page.url()}`,
    )
    .toEqual([])
  await expectNoSidewaysScroll(page)
}

export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth])
  expect.soft(content, `width of ${page.url()}`).toBeLessThanOrEqual(window ?? 0)
}

/** Opens an address and looks at the page as everybody must be able to. */
export async function visit(page: Page, path: string): Promise<void> {
  const response = await page.goto(path)
  expect(response?.status(), path).toBe(200)
  expect(await page.locator('body').innerText(), path).not.toContain('г..')
  await expectAccessible(page)
}

export const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })

/** Brings the navigation into view where it hides behind a button: on a phone, and where the text is big. */
export async function openMenu(page: Page): Promise<void> {
  const menu = page.getByRole('button', { name: 'Меню' })
  if (await menu.isVisible()) await menu.click()
}

/** The question that waits for an answer; a message in the corner has the same role. */
export const questionOn = (page: Page) => page.getByRole('alertdialog').and(page.locator(':not(.toast)'))

/** A button, and the button of the question that follows it. */
export async function confirm(page: Page, button: string | RegExp, answer: string): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  const question = questionOn(page)
  await question.getByRole('button', { name: answer, exact: true }).click()
  await expect(question).toBeHidden()
}

/** Chooses in a list that is searched by typing. */
export async function pick(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(option)
  // On a phone the list waits, unseen, for the keyboard to come up.
  await expect(page.locator('.menu-popover')).toHaveCSS('opacity', '1')
  await page.getByRole('option', { name: option }).click()
}
