import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { GET } from '@/app/(public)/[tenant]/open-data/[...path]/route'
import { dataFile, structureFile } from '@/lib/core/open-data'
import { openDataFile } from '@/lib/open-data/files'
import { listRatingSets } from '@/lib/rating/publication/open-data-part'
import { getPublicTenant, type PublicTenant } from '@/lib/rating/publication/published-queries'
import { recompute } from '@/lib/rating/publication/recompute-check'
import { publishedRating } from '../../factories/published'
import { createAgency, createTenant } from '../../factories/tenant'

const EXAMPLE = [1, 2, 2, 2, 2, 2, 2, 2]

/** A rating of 2025, corrected once; the publisher has an INN. */
async function scene() {
  const made = await createTenant({ settings: { openData: { inn: '4205000001', contact: 'Анна Пример' } } })
  const agency = await createAgency(made, { name: '=HYPERLINK("http://evil")' })
  const { campaignId } = await publishedRating(made, 2025, [{ agency, scores: EXAMPLE }])
  await publishedRating(made, 2025, [{ agency, scores: [0, ...EXAMPLE.slice(1)] }], {
    campaignId,
    version: 2,
    reason: 'Ошибка.',
    nextNumber: 50,
    publishedAt: new Date('2026-04-10T05:00:00Z'),
  })
  return (await getPublicTenant(made.slug)) as PublicTenant
}
const rows = (text = ''): string[][] => parse(text, { bom: true })
const addressOf = (tenant: PublicTenant, url: string): string[] =>
  new URL(url).pathname.replace(`/${tenant.slug}/open-data/`, '').split('/')

describe('open data', () => {
  it('leads from the list to the passport to data and structure of every version', async () => {
    const tenant = await scene()
    const list = rows((await openDataFile(tenant, ['list.csv']))?.body)
    expect(list.map(([id]) => id)).toEqual(['property', 'standardversion', '4205000001-rating-2025'])
    const meta = rows((await openDataFile(tenant, addressOf(tenant, list[2]?.[2] ?? '')))?.body)
    const links = meta.filter(([name]) => /^(data|structure)-/.test(name ?? ''))
    expect(links).toHaveLength(3)
    const [newest, first, structure] = await Promise.all(
      links.map(async ([, url]) => rows((await openDataFile(tenant, addressOf(tenant, url ?? '')))?.body)),
    )
    expect([newest?.[1]?.[4], first?.[1]?.[4]]).toEqual(['8', '9'])
    expect(newest?.[1]?.[2]).toBe('\'=HYPERLINK("http://evil")')
    expect(structure?.slice(1).map(([name]) => name)).toEqual(newest?.[0])
  })

  it('gives the same in JSON, with what is needed to recompute', async () => {
    const tenant = await scene()
    const [set] = await listRatingSets(tenant.id)
    expect(set).toMatchObject({
      year: 2025,
      validUntil: '2027-04-01',
      versions: [
        { version: 2, reason: 'Ошибка.' },
        { version: 1, reason: null },
      ],
    })
    const get = async (...path: string[]): Promise<unknown> =>
      JSON.parse((await openDataFile(tenant, path))?.body ?? 'null')
    const folder = '4205000001-rating-2025'
    const older = set?.versions[1]
    expect(await get(folder, `${older ? dataFile(older) : ''}.json`)).toMatchObject([
      { year: 2025, place: 1, total: 9, criterion_1: 1 },
    ])
    expect(await get(folder, `${structureFile}.json`)).toHaveLength(14)
    expect(await get(folder, 'meta.json')).toMatchObject({ identifier: folder, publisher: { name: 'Анна Пример' } })
    expect(await get('list.json')).toMatchObject({ meta: [{ identifier: folder }] })
    expect(recompute(await get('rating-2025.json'))).toMatchObject({
      ok: true,
      differences: [],
      bundle: { version: 2 },
    })
    expect(recompute(await get('rating-2025-v1.json'))).toMatchObject({
      ok: true,
      differences: [],
      bundle: { version: 1 },
    })
    expect(await get('rating-schema.json')).toMatchObject({ title: 'Рейтинг для пересчёта' })
  })

  it('has nothing else, and nothing of another tenant', async () => {
    const tenant = await scene()
    const other = (await getPublicTenant((await createTenant()).slug)) as PublicTenant
    for (const path of [
      ['rating-2024.csv'],
      ['rating-2025-v3.json'],
      ['rating-2025.xml'],
      ['list.csv', 'x'],
      ['x', 'y', 'list.csv'],
      ['..', 'list.csv'],
      ['4205000001-rating-2025', 'data-1.csv'],
      [],
    ])
      expect(await openDataFile(tenant, path), path.join('/')).toBeNull()
    expect(await openDataFile(other, ['rating-2025.csv'])).toBeNull()
    expect(rows((await openDataFile(other, ['list.csv']))?.body)).toHaveLength(2)
  })

  it('may be read by any site and kept by caches for seconds', async () => {
    const tenant = await scene()
    const get = (slug: string, ...path: string[]): Promise<Response> =>
      GET(new Request('http://127.0.0.1/'), { params: Promise.resolve({ tenant: slug, path }) })
    const response = await get(tenant.slug, 'rating-2025.csv')
    expect(
      Object.fromEntries(
        ['content-type', 'cache-control', 'access-control-allow-origin', 'x-content-type-options'].map((name) => [
          name,
          response.headers.get(name),
        ]),
      ),
    ).toEqual({
      'content-type': 'text/csv; charset=utf-8',
      'cache-control': 'public, s-maxage=10, stale-while-revalidate=86400',
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
    })
    expect((await get(tenant.slug, 'nothing.csv')).status).toBe(404)
    expect((await get('nowhere', 'list.csv')).status).toBe(404)
  })
})
