import type { APIRequestContext } from '@playwright/test'
import { declared } from '@/lib/modules'
import { demoSignIns } from '@/lib/people/demo-sign-ins'
import { expect, test } from './support/test'

/** Pages a role: a sample here; GEMBA_PAGES=1000 npx playwright test 22-links --project=desktop walks them all. */
const PAGES = Number(process.env.GEMBA_PAGES ?? 150)

const roles = [
  'authority@kuzbass',
  'authority@kirov',
  'curator.edu@kuzbass',
  'employee.edu@kuzbass',
  'authority@leningrad',
]

/** Addresses that differ only in a record, a number or a filter's value are one kind of page. */
const kindOf = (address: string): string =>
  address
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replace(/\d+/g, 'N')
    .replace(/=[^&]*/g, '=')

/** What no page may say: a value that is missing, a year with two full stops. */
const odd = /.{0,40}(г\.\.|\bundefined\b|\bNaN\b|\[object|\bnull\b|\bInfinity\b).{0,40}/

const names = new Map(declared.flatMap(({ menu = [] }) => menu.map(({ path, label }) => [path, label] as const)))

/** What a page of the menu is called; nothing for other addresses: a filter may make another page of it. */
const nameAt = (address: string): string | undefined => {
  const [, path = ''] = /^\/[^/]+\/office(?:\/(.*))?$/.exec(address) ?? [undefined, '-']
  return names.get(path)
}

const plain = (html = ''): string => html.replace(/<[^>]*>/g, '').trim()

/** Where a page is called otherwise than in the menu: its tab, its heading, the way that leads to it. */
function misnamed(address: string, body: string): string[] {
  const name = nameAt(address)
  const way = /<nav aria-label="Путь">([\s\S]*?)<\/nav>/.exec(body)?.[1] ?? ''
  const here = /<span aria-current="page">([\s\S]*?)<\/span>/.exec(way)?.[1]
  const said: [string, string | undefined, boolean][] = [
    ...[...way.matchAll(/<a href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)].flatMap(([, to = '', text]): typeof said => {
      const other = nameAt(to)
      return other === undefined ? [] : [[`way to ${to}`, plain(text), plain(text) === other]]
    }),
  ]
  if (name !== undefined) {
    const [tab, heading] = ['title', 'h1'].map((tag) =>
      plain(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`).exec(body)?.[1]),
    )
    said.push(['tab', tab, tab === `${name} · Гемба`], ['heading', heading, heading?.startsWith(name) ?? false])
    if (here !== undefined) said.push(['way', plain(here), plain(here) === name])
  }
  return said.flatMap(([where, words, right]) => (right ? [] : [`${address}: ${where} «${words}»`]))
}

/** Walks the links of the pages from `start` on, two pages of a kind at most; what is wrong with which. */
async function walk(request: APIRequestContext, start: string): Promise<string[]> {
  const wrong: string[] = []
  const seen = new Map<string, number>()
  const met = new Set([start])
  const ahead = [{ address: start, from: '' }]
  for (let pages = 0; pages < PAGES;) {
    const next = ahead.shift()
    if (!next) break
    const kind = kindOf(next.address)
    const times = seen.get(kind) ?? 0
    if (times >= (kind.includes('?') ? 1 : 2)) continue
    seen.set(kind, times + 1)
    pages += 1
    const response = await request.get(next.address)
    if (response.status() >= 400) wrong.push(`${response.status()} ${next.address} ← ${next.from}`)
    if (!(response.headers()['content-type'] ?? '').includes('html')) continue
    const body = (await response.text()).replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    const said = odd.exec(body.replace(/<[^>]+>/g, ' '))
    if (said) wrong.push(`${next.address}: «${said[0].trim()}»`)
    // Whoever may not read a page was led to another.
    if (new URL(response.url()).pathname === next.address) wrong.push(...misnamed(next.address, body))
    for (const [, link = ''] of body.matchAll(/href="(\/[^"#]*)/g)) {
      const address = link.replaceAll('&amp;', '&')
      if (met.has(address) || /^\/(_next|sign-)|\.(svg|ico|woff2|zip)$/.test(address)) continue
      met.add(address)
      ahead.push({ address, from: next.address })
    }
  }
  return wrong
}

for (const { label, tenant } of demoSignIns.filter(({ email }) => roles.some((role) => email.startsWith(role))))
  test(`every link leads somewhere: ${label}, ${tenant} @desktop`, async ({ page }) => {
    await page.goto('/sign-in')
    await page.getByRole('button', { name: label, exact: true }).click()
    await page.waitForURL(/office/)
    expect(await walk(page.request, new URL(page.url()).pathname)).toEqual([])
  })

for (const programme of ['kuzbass', 'kirov'])
  test(`every link leads somewhere: a visitor of ${programme} @desktop`, async ({ request }) => {
    expect(await walk(request, `/${programme}`)).toEqual([])
  })
