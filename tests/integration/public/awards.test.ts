import { describe, expect, it } from 'vitest'
import { GET } from '@/app/api/[tenant]/documents/awards/[file]/route'
import { withTenant } from '@/lib/platform/db'
import { getPublishedAward } from '@/lib/rating/award/published-queries'
import { getPublicTenant, type PublicTenant } from '@/lib/rating/publication/published-queries'
import { publishedRating } from '../../factories/published'
import { createAgency, createTenant } from '../../factories/tenant'

const LEADER = [3, 3, 3, 3, 3, 2, 3, 4]

/** A leader's certificate of 27 March 2026, which holds for a year. */
async function issued() {
  const tenant = await createTenant()
  const { awards } = await publishedRating(tenant, 2025, [
    { agency: await createAgency(tenant, { name: 'Первый орган' }), scores: LEADER },
  ])
  const certificate = awards.find(({ kind }) => kind === 'LEVEL_CERTIFICATE')
  return {
    tenant: (await getPublicTenant(tenant.slug)) as PublicTenant,
    certificate: certificate ?? awards[0],
    diploma: awards.find(({ kind }) => kind === 'DIPLOMA'),
  }
}
const on = (day: string): Date => new Date(`${day}T05:00:00Z`)

describe('an award by the code printed on it', () => {
  it('holds, runs out, and is revoked', async () => {
    const { tenant, certificate } = await issued()
    const code = certificate?.code ?? ''
    expect(await getPublishedAward(tenant, code, on('2026-06-01'))).toMatchObject({
      state: 'VALID',
      agencyName: 'Первый орган',
      levelTitle: 'Лидер',
      total: '14.9',
      validUntil: '2027-03-27',
      checkPath: `/${tenant.slug}/check/${code}`,
    })
    expect(await getPublishedAward(tenant, code, on('2027-03-27'))).toMatchObject({ state: 'EXPIRING' })
    expect(await getPublishedAward(tenant, code, on('2027-03-28'))).toMatchObject({ state: 'EXPIRED' })
    await withTenant(tenant.id, (tx) => tx.award.updateMany({ where: { code }, data: { revokedAt: on('2026-04-10') } }))
    expect(await getPublishedAward(tenant, code, on('2026-06-01'))).toMatchObject({ state: 'REVOKED' })
  })

  it('is the diploma that the act names, without an end', async () => {
    const { tenant, diploma } = await issued()
    expect(await getPublishedAward(tenant, diploma?.code ?? '', on('2030-01-01'))).toMatchObject({
      kind: 'DIPLOMA',
      state: 'VALID',
      validUntil: null,
      awardText: expect.stringContaining('диплом') as string,
    })
  })

  it('is unknown when nothing was issued so, when another tenant issued it, or when the code is no code', async () => {
    const { tenant, certificate } = await issued()
    const other = await issued()
    expect(await getPublishedAward(other.tenant, certificate?.code ?? '', on('2026-06-01'))).toBeNull()
    for (const code of ['zzzzzzzzzzzzzzzzzzzz', '', '%', "' OR 1=1 --", 'x'.repeat(65)])
      expect(await getPublishedAward(tenant, code, on('2026-06-01'))).toBeNull()
  })

  it('comes as a PDF to whoever holds the code, and to nobody else', async () => {
    const { tenant, certificate } = await issued()
    const other = await createTenant()
    const get = (slug: string, file: string): Promise<Response> =>
      GET(new Request('http://127.0.0.1/'), { params: Promise.resolve({ tenant: slug, file }) })
    const file = `${certificate?.code ?? ''}.pdf`
    const response = await get(tenant.slug, file)
    expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
      200,
      'application/pdf',
      'no-store',
    ])
    expect(decodeURIComponent(response.headers.get('content-disposition') ?? '')).toContain('Первый орган.pdf')
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-')
    expect((await get(other.slug, file)).status).toBe(404)
    expect((await get(tenant.slug, 'zzzzzzzzzzzzzzzzzzzz.pdf')).status).toBe(404)
    expect((await get('nowhere', file)).status).toBe(404)
  })
})
