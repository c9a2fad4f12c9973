import { describe, expect, it } from 'vitest'
import { todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { platformDb, withTenant } from '@/lib/platform/db'
import { loadActor } from '@/lib/platform/actor'
import { loadPlan, updateIndicator } from '@/lib/plan/commands'
import { getPlan } from '@/lib/plan/queries'
import { ruleQuarterly } from '@/lib/quarterly/rule-commands'
import { asSeen } from '../../factories/seen'
import { levelOf } from '../../factories/level'
import { listReadings } from '@/lib/readings/queries'
import { loadRoadmap } from '@/lib/roadmaps/load-commands'
import { createTenant, createTenantRecord } from '@/lib/tenancy/commands'
import { emblemDataUrl } from '@/lib/tenancy/emblem'
import { ruleInterpretation, setEffort } from '@/lib/tenancy/methodology-commands'
import { programmeJson } from '@/lib/tenancy/programmes'
import { getInterpretation, getMethodology, listTenants } from '@/lib/tenancy/queries'
import { setEmblem, updateAppearance, updateSignInPolicy } from '@/lib/tenancy/settings-commands'
import { createActor, createAgency, createTenant as tenantOf, template } from '../../factories/tenant'

async function operator(isOperator = true) {
  const user = await platformDb().user.create({ data: { id: newId(), email: `${newId()}@portal.test`, isOperator } })
  return { userId: user.id, sessionId: newId(), email: user.email }
}
const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const slug = () => `t${newId().slice(-12)}`
const input = (programme: string, more: object = {}) => ({
  programme,
  source: '',
  slug: slug(),
  name: 'Проверочная область',
  kind: 'REGION' as const,
  timeZone: 'Europe/Moscow',
  accent: '#0B5A8C',
  isDemo: false,
  withAgencies: false,
  authority: { name: 'Иванова Мария Петровна', position: 'начальник', email: `${newId()}@kuzbass.test` },
  ...more,
})
const rows = async (id: string) =>
  withTenant(id, async (tx) => ({
    methodologies: await tx.methodology.count(),
    interpretations: await tx.interpretation.count(),
    agencies: await tx.agency.count(),
    people: await tx.person.findMany({ include: { memberships: true } }),
    audit: await tx.auditRecord.findMany(),
    letters: await tx.outboxMessage.findMany({ where: { kind: 'mail' } }),
  }))
const tenantId = async (address: string) =>
  (await platformDb().tenant.findUniqueOrThrow({ where: { slug: address } })).id

describe('the operator', () => {
  it.each([
    ['kuzbass', 1, 5],
    ['belovo', 0, 0],
    ['belgorod', 0, 0],
    ['leningrad', 0, 0],
    ['kirov', 0, 0],
  ])('creates a tenant from %s', async (programme, methodologies, interpretations) => {
    const data = input(programme)
    expect(await createTenant(await operator(), data)).toEqual({ ok: true, value: { slug: data.slug } })
    const made = await rows(await tenantId(data.slug))
    expect([made.methodologies, made.interpretations, made.agencies]).toEqual([methodologies, interpretations, 0])
    expect(made.people).toMatchObject([
      { email: data.authority.email, memberships: [{ role: 'AUTHORITY', agencyId: null }] },
    ])
    expect(made.people[0]?.userId).not.toBeNull()
    expect(made.audit).toMatchObject([{ operation: 'operator.tenant.create', subjectType: 'Tenant' }])
    expect(made.letters).toHaveLength(1)
  })

  it('adds the agencies that the act lists, on request', async () => {
    const data = input('belovo', { withAgencies: true, kind: 'MUNICIPALITY' })
    expect((await createTenant(await operator(), data)).ok).toBe(true)
    expect((await rows(await tenantId(data.slug))).agencies).toBe(17)
  })

  it('takes a template of one’s own and refuses a broken one with place and reason, creating nothing', async () => {
    const own = structuredClone(programmeJson('kuzbass')) as { rating: { levels: { code: string; under?: string }[] } }
    const good = input('own', { source: JSON.stringify(own) })
    expect((await createTenant(await operator(), good)).ok).toBe(true)
    for (const level of own.rating.levels) if (level.code === 'INITIAL') level.under = '4'
    const bad = input('own', { source: JSON.stringify(own) })
    expect(await createTenant(await operator(), bad)).toMatchObject({
      ok: false,
      error: {
        code: 'INVALID',
        details: [
          {
            path: expect.stringMatching(/^rating/) as string,
            message: expect.stringMatching(/ни к одному уровню/) as string,
          },
        ],
      },
    })
    expect(await platformDb().tenant.count({ where: { slug: bad.slug } })).toBe(0)
  })

  it('is refused a taken or reserved address and odd fields', async () => {
    const data = input('kirov')
    await createTenant(await operator(), data)
    expect(await createTenant(await operator(), { ...input('kirov'), slug: data.slug })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', fields: { slug: expect.any(String) as string } },
    })
    expect(
      await createTenant(
        await operator(),
        input('kirov', {
          slug: 'operator',
          accent: 'red',
          timeZone: 'Mars/Base',
          emblem: 'https://evil.test/pixel.png',
        }),
      ),
    ).toMatchObject({
      ok: false,
      error: {
        fields: {
          slug: expect.any(String) as string,
          accent: expect.any(String) as string,
          timeZone: expect.any(String) as string,
          emblem: expect.any(String) as string,
        },
      },
    })
  })

  it('must be one: others create nothing', async () => {
    const data = input('kirov')
    expect(await createTenant(await operator(false), data)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await platformDb().tenant.count({ where: { slug: data.slug } })).toBe(0)
  })

  it('sees what a tenant is, and nothing in it', async () => {
    const data = input('kuzbass', { name: `Область ${newId()}` })
    const me = await operator()
    await createTenant(me, data)
    expect(await listTenants(me, { q: data.name })).toMatchObject({
      total: 1,
      rows: [{ slug: data.slug, name: data.name, programme: 'Эффективный регион', modules: ['Рейтинг'] }],
    })
    expect(Object.keys((await listTenants(me, { q: data.name })).rows[0] ?? {}).sort()).toEqual([
      'createdAt',
      'isDemo',
      'modules',
      'name',
      'programme',
      'slug',
    ])
    expect(await listTenants(me, { q: '%' })).toMatchObject({ total: 0 })
    const session = await platformDb().userSession.create({
      data: { id: newId(), userId: me.userId, expiresAt: new Date(Date.now() + 60_000) },
    })
    expect(await loadActor(session.id, data.slug)).toBeNull()
  })

  it('gives the seed a tenant to go on writing in', async () => {
    const id = await platformDb().$transaction(async (tx) => {
      const made = await createTenantRecord(tx, { slug: slug(), template: programmeJson('kuzbass'), isDemo: true })
      await tx.agency.create({
        data: { tenantId: made.tenantId, id: newId(), kind: 'EXECUTIVE_BODY', name: 'Министерство', slug: 'm' },
      })
      return made.tenantId
    })
    expect(await rows(id)).toMatchObject({ methodologies: 1, agencies: 1 })
  })
})

describe('rulings and effort', () => {
  it('rules otherwise on the total of 8: text, who, when, and a new version that scores so', async () => {
    const tenant = await tenantOf()
    const actor = await createActor(tenant, 'AUTHORITY', null, 'Иванова М. П.')
    const result = await asSeen(ruleInterpretation)(actor, {
      key: 'level-overlap-8',
      text: 'Оценка 8 относится к «Базовому»: решение комитета.',
      boundaries: [
        { value: '12', belongs: 'below' },
        { value: '8', belongs: 'below' },
        { value: '5', belongs: 'above' },
      ],
    })
    expect(result).toMatchObject({ ok: true })
    const current = await getMethodology(actor, {})
    expect(current).toMatchObject({ version: 2, versions: [{ version: 2 }, { version: 1 }] })
    expect(current && levelOf(current.methodology, '8')?.code).toBe('BASIC')
    expect(current?.methodology.interpretations.find(({ id }) => id === 'level-overlap-8')?.text).toContain(
      'решение комитета',
    )
    const ruled = (await listReadings(actor, {})).find(({ key }) => key === 'rating:level-overlap-8')
    expect(ruled).toMatchObject({
      by: 'Иванова М. П.',
      text: expect.stringContaining('решение комитета') as string,
      value: expect.stringContaining('«Базовый» – от 5 до 8') as string,
    })
    expect(ruled?.on).toBe(todayIn(tenant.timeZone, new Date()))
  })

  it('refuses a ruling that contradicts the act’s example, and keeps everything as it was', async () => {
    const tenant = await tenantOf()
    const actor = await createActor(tenant, 'AUTHORITY')
    const before = await getInterpretation(actor, { key: 'level-overlap-8' })
    expect(
      await asSeen(ruleInterpretation)(actor, {
        key: 'level-overlap-8',
        text: 'Граница поднята до десяти.',
        boundaries: [
          { value: '12', belongs: 'below' },
          { value: '10', belongs: 'above' },
          { value: '5', belongs: 'above' },
        ],
      }),
    ).toMatchObject({
      ok: false,
      error: { code: 'INVALID', message: expect.stringContaining('Пример из акта') as string },
    })
    expect(await getInterpretation(actor, { key: 'level-overlap-8' })).toEqual(before)
    expect(await getMethodology(actor, {})).toMatchObject({ version: 1 })
    expect(
      await asSeen(ruleInterpretation)(actor, { key: 'no-such', text: 'Толкование, которого нет.' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
  })

  it('sets effort as a new version; an older page is told so', async () => {
    const tenant = await tenantOf()
    const actor = await createActor(tenant, 'AUTHORITY')
    expect(await setEffort(actor, { version: 1, effort: { c5: { s3: '2,5' } } })).toMatchObject({
      ok: true,
      value: { version: 2 },
    })
    expect((await getMethodology(actor, {}))?.methodology.criteria[4]?.options[3]?.effort).toBe('2.5')
    expect(await setEffort(actor, { version: 1, effort: { c5: { s3: '3' } } })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
    expect(await setEffort(actor, { version: 2, effort: { c5: { s3: '2,5' } } })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(await setEffort(actor, { version: 2, effort: { c5: { s3: 'x' } } })).toMatchObject({
      ok: false,
      error: { fields: { 'effort.c5.s3': expect.any(String) as string } },
    })
  })

  it('is the authority’s alone', async () => {
    const tenant = await tenantOf()
    const agency = await createAgency(tenant)
    const curator = await createActor(tenant, 'CURATOR', agency.id)
    expect(
      await asSeen(ruleInterpretation)(curator, { key: 'level-overlap-8', text: 'Иначе, чем решено.' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    const seen = await listReadings(curator, {})
    expect(seen.filter(({ area }) => area === 'RATING')).toHaveLength(5)
    expect(seen.every(({ change }) => change === null)).toBe(true)
  })
})

describe('readings of the act', () => {
  it('stand in one list, wherever each is kept, with who decided and since when', async () => {
    const tenant = await tenantOf({ template: template('belovo') as Prisma.InputJsonObject })
    const authority = await createActor(tenant, 'AUTHORITY', null, 'Иванова М. П.')
    const today = todayIn(tenant.timeZone, new Date())
    const places = async () => Object.fromEntries(Map.groupBy(await listReadings(authority, {}), ({ area }) => area))
    expect(Object.keys(await places())).toEqual(['RATING', 'PROCESSES', 'CLIENTS'])
    expect(await loadPlan(authority, {})).toMatchObject({ ok: true })
    const { id: mapId } = valueOf(await loadRoadmap(authority, {}))
    expect(
      await asSeen(ruleQuarterly)(authority, {
        active: 'on',
        dueDay: '3',
        lateAfterDay: '5',
        shift: 'KEEP',
        remindDays: '5',
        text: 'Третье – срок, пятое – крайний день.',
      }),
    ).toMatchObject({ ok: true })
    const { PLAN = [], ROADMAP = [], QUARTERLY = [] } = await places()
    expect(ROADMAP).toEqual([
      expect.objectContaining({
        by: 'Иванова М. П.',
        on: today,
        text: expect.stringContaining('постоянно') as string,
        change: `roadmaps/${mapId}`,
        seen: `roadmaps/${mapId}/changes`,
      }),
    ])
    expect(QUARTERLY).toEqual([
      expect.objectContaining({
        by: 'Иванова М. П.',
        on: today,
        text: 'Третье – срок, пятое – крайний день.',
        value: expect.stringContaining('просрочен после 5-го') as string,
        since: expect.stringMatching(/квартал/) as string,
        change: 'quarterly/rule',
      }),
    ])
    expect(PLAN.at(-1)).toMatchObject({ key: 'plan:light', own: true, change: null })
    // An indicator's note is listed once it says something, with who wrote it.
    const { rows } = await getPlan(authority, {})
    const silent = rows.find(
      ({ indicator }) => indicator.note === '' && indicator.source === 'TYPED' && indicator.perAgency,
    )?.indicator
    if (!silent) throw new Error('no indicator without a note')
    const other = await createActor(tenant, 'AUTHORITY', null, 'Петров П. П.')
    valueOf(
      await updateIndicator(other, {
        id: silent.id,
        version: silent.version,
        reason: '',
        number: silent.number,
        sectionNumber: silent.sectionNumber,
        section: silent.section,
        title: silent.title,
        unit: silent.unit,
        comparison: silent.comparison,
        total: silent.total,
        perAgency: 'on',
        responsible: ['PARTICIPANTS'],
        source: silent.source,
        sample: false,
        keepFormula: false,
        note: 'Считаются и повторные семинары.',
      }),
    )
    expect((await places()).PLAN?.find(({ key }) => key === `plan:${silent.id}`)).toMatchObject({
      text: 'Считаются и повторные семинары.',
      by: 'Петров П. П.',
      on: today,
      change: `plan/${silent.id}/edit`,
    })
  })
})

describe('settings', () => {
  it('change the look and the rules of signing in, recorded', async () => {
    const tenant = await tenantOf()
    const actor = await createActor(tenant, 'AUTHORITY')
    expect(await asSeen(updateAppearance, 'appearance')(actor, { name: 'Кузбасс', accent: '#AA3300' })).toMatchObject({
      ok: true,
    })
    expect(
      await asSeen(updateSignInPolicy, 'signIn')(actor, {
        passwordMinLength: '12',
        sessionMinutes: '30',
        lockoutAttempts: '4',
        lockoutMinutes: '20',
        requireSecondFactor: 'on',
      }),
    ).toMatchObject({ ok: true })
    expect(
      await asSeen(updateSignInPolicy, 'signIn')(actor, {
        passwordMinLength: '4',
        sessionMinutes: 'x',
        lockoutAttempts: '4',
        lockoutMinutes: '20',
        requireSecondFactor: '',
      }),
    ).toMatchObject({
      ok: false,
      error: {
        fields: { passwordMinLength: expect.any(String) as string, sessionMinutes: expect.any(String) as string },
      },
    })
    const row = await platformDb().tenant.findUniqueOrThrow({ where: { id: tenant.id } })
    expect(row).toMatchObject({
      name: 'Кузбасс',
      accent: '#aa3300',
      settings: { passwordMinLength: 12, sessionMinutes: 30, requireSecondFactor: true },
    })
    expect(
      await withTenant(tenant.id, (tx) => tx.auditRecord.count({ where: { operation: 'tenant.settings.update' } })),
    ).toBe(2)
  })

  it('take an emblem by content only', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const file = (content: BlobPart, name: string) => new File([content], name)
    const taken = await emblemDataUrl(file(png, 'герб.txt'))
    expect(taken).toMatchObject({ ok: true, value: expect.stringMatching(/^data:image\/png;base64,/) as string })
    expect(
      await emblemDataUrl(file('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'герб.png')),
    ).toMatchObject({ ok: false, error: { fields: { emblem: expect.any(String) as string } } })
    expect(await emblemDataUrl(file(Buffer.concat([png, Buffer.alloc(201 * 1024)]), 'герб.png'))).toMatchObject({
      ok: false,
    })
    const actor = await createActor(await tenantOf(), 'AUTHORITY')
    expect(await asSeen(setEmblem, 'emblem')(actor, { emblem: taken.ok ? taken.value : null })).toMatchObject({
      ok: true,
    })
    expect(await asSeen(setEmblem, 'emblem')(actor, { emblem: 'data:image/svg+xml;base64,AAAA' })).toMatchObject({
      ok: false,
      error: { code: 'INVALID' },
    })
    expect(await asSeen(setEmblem, 'emblem')(actor, { emblem: null })).toMatchObject({ ok: true })
  })
})
