import { readFileSync, writeFileSync } from 'node:fs'
import { newId } from '../../lib/core/ids'
import { loadActor } from '../../lib/platform/actor'
import { openSession, sessionToken } from '../../lib/account/auth-session'
import { platformDb, withTenant } from '../../lib/platform/db'
import { sessionCookieName } from '../../lib/platform/session'
import { openProject } from '../../lib/projects/opening/commands'
import { PassportForm, passportFormOf } from '../../lib/projects/form/form'
import { dayColumn } from '../../lib/core/db-day'
import { programmeJson } from '../../lib/tenancy/programmes'
import { slugOf } from './data'
import { load, type Load } from './load'

export const PROJECTS = 10_000
const CHUNK = 1000
/** Agencies under the curator whose list is measured. */
const SUBTREE = 40

const subjects = [
  'срока выдачи справок',
  'времени ожидания приёма в поликлинике',
  'срока согласования проектов актов',
  'очереди на запись в детский сад',
  'времени подготовки ответа на обращение',
  'числа возвратов заявок на закупку',
]
const verbs = ['Сокращение', 'Оптимизация', 'Упорядочение', 'Снижение']
const states = ['DRAFT', 'RUNNING', 'RUNNING', 'RUNNING', 'MONITORING', 'FINISHED', 'FINISHED', 'CANCELLED'] as const
const day = (year: number, month: number) => `${year}-${String(month).padStart(2, '0')}-15`

/**
 * Ten thousand projects of the tenant's agencies with passports, participants and stages; a curator of forty agencies.
 * Returns the curator's session.
 */
export async function seedProjects(tenantId: string): Promise<{ projectId: string; curatorSession: string }> {
  const form = PassportForm.parse(passportFormOf(programmeJson('kuzbass')))
  const agencies = await withTenant(tenantId, (tx) =>
    tx.agency.findMany({ where: { tenantId }, orderBy: { name: 'asc' }, select: { id: true } }),
  )
  const agencyAt = (n: number): string => agencies[n % agencies.length]?.id ?? ''
  const ids = Array.from({ length: PROJECTS }, () => newId())
  for (let at = 0; at < PROJECTS; at += CHUNK) {
    const rows = ids.slice(at, at + CHUNK).map((id, i) => {
      const n = at + i
      const year = 2023 + (n % 4)
      const title = `${verbs[n % verbs.length] ?? ''} ${subjects[n % subjects.length] ?? ''}, участок ${n + 1}`
      const fields = {
        title,
        customer: 'Управление по работе с населением',
        process: `Приём и выдача документов, участок ${n + 1}`,
        boundaries: 'от обращения заявителя до получения им результата',
        'leader.name': 'Начальник отдела',
        'leader.position': 'начальник отдела',
        'approver.name': 'Руководитель',
        'approver.position': 'глава округа',
        ...Object.fromEntries(
          [1, 2, 3, 4].flatMap((k) => [
            [`team.${newId()}.name`, `Специалист ${k}`],
            [`grounds.${newId()}`, `Обоснование ${k}: жалобы заявителей на долгое ожидание и возвраты документов`],
          ]),
        ),
        ...Object.fromEntries(
          [1, 2].flatMap(() => {
            const goal = newId()
            return [
              [`goals.${goal}.name`, 'Время протекания процесса'],
              [`goals.${goal}.unit`, 'дней'],
              [`goals.${goal}.current`, '30'],
              [`goals.${goal}.target`, '12'],
            ]
          }),
        ),
        ...Object.fromEntries(
          form.stages.flatMap(({ number }) => [
            [`stages.${number}.from`, day(year, number)],
            [`stages.${number}.to`, day(year, number + 1)],
          ]),
        ),
      }
      return { id, n, year, status: states[n % states.length] ?? 'DRAFT', title, fields }
    })
    await withTenant(tenantId, async (tx) => {
      await tx.project.createMany({
        data: rows.map(({ id, n, year, status, title, fields }) => ({
          tenantId,
          id,
          number: n + 1,
          kind: n % 3 === 0 ? ('CLIENT_CENTRIC' as const) : ('LEAN' as const),
          status,
          agencyId: agencyAt(n),
          title,
          leaderName: 'Начальник отдела',
          ground: 'Обратная связь от сотрудников',
          startsOn: dayColumn(day(year, 1)),
          endsOn: dayColumn(day(year, 11)),
          form,
          fields,
          createdBy: 'bench',
          stage: 1 + (n % 9),
          updatedAt: new Date(Date.UTC(year, n % 12, 1 + (n % 28), n % 24)),
        })),
      })
      await tx.projectParticipant.createMany({
        data: rows.flatMap(({ id, n }) =>
          [n, ...(n % 10 === 0 ? [n + 7] : [])].map((one) => ({ tenantId, projectId: id, agencyId: agencyAt(one) })),
        ),
      })
      await tx.projectStage.createMany({
        data: rows
          .filter(({ status }) => status !== 'DRAFT')
          .flatMap(({ id, n, year, status }) =>
            form.stages.map(({ number }) => ({
              tenantId,
              projectId: id,
              number,
              dueFrom: dayColumn(day(year, number)),
              dueTo: dayColumn(day(year, number + 1)),
              closedOn: status === 'FINISHED' || number < 1 + (n % 9) ? dayColumn(day(year, number + 1)) : null,
            })),
          ),
      })
    })
  }
  const userId = newId()
  await platformDb().user.create({ data: { id: userId, email: 'bench-curator@example.test' } })
  await withTenant(tenantId, async (tx) => {
    const personId = newId()
    await tx.agency.updateMany({
      where: { tenantId, id: { in: agencies.slice(1, SUBTREE).map(({ id }) => id) } },
      data: { parentId: agencyAt(0) },
    })
    await tx.tenantCounter.create({ data: { tenantId, key: 'project', last: PROJECTS } })
    await tx.person.create({
      data: { tenantId, id: personId, userId, name: 'Куратор', email: 'bench-curator@example.test' },
    })
    await tx.membership.create({ data: { tenantId, id: newId(), personId, role: 'CURATOR', agencyId: agencyAt(0) } })
  })
  return { projectId: ids[1] ?? '', curatorSession: await openSession(platformDb(), userId, true) }
}

const round = (ms: number): number => Math.round(ms * 10) / 10
const quantile = (values: number[], q: number): number =>
  round(values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * q))] ?? 0)

async function timed(times: number, work: () => Promise<unknown>): Promise<{ p50: number; p99: number }> {
  const spent: number[] = []
  for (let i = 0; i < times + 5; i += 1) {
    const began = performance.now()
    await work()
    if (i >= 5) spent.push(performance.now() - began)
  }
  return { p50: quantile(spent, 0.5), p99: quantile(spent, 0.99) }
}

const status = (pid: number, key: string): number =>
  Number(new RegExp(`${key}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** Resident memory of the portal at its peak while something is done, in MB; null where the system does not tell. */
async function peak(
  pid: number | undefined,
  work: () => Promise<void>,
): Promise<{ beforeMb: number; peakMb: number } | null> {
  try {
    if (pid === undefined) throw new Error('no process')
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
    const before = Math.round(status(pid, 'VmRSS'))
    await work()
    return { beforeMb: before, peakMb: Math.round(status(pid, 'VmHWM')) }
  } catch (error) {
    if ((error as { code?: string }).code === undefined) throw error
    await work()
    return null
  }
}

/** A branch of the router's own tree: a folder with what stands in it. */
const branch = (folder: unknown, inner: unknown): unknown => [folder, { children: inner }, null, null, 0]

/**
 * What a changed filter, order or page of the list asks for: the page alone, without the office around it, as Next's
 * router asks. The address carries a digest of the headers, which the first answer tells.
 */
async function stepTo(
  url: string,
  path: string,
  cookie: string,
): Promise<{ url: string; headers: Record<string, string> }> {
  const page = ['__PAGE__', {}, null, 'refetch', 0]
  const office = branch(['tenant', slugOf(1), 'd', null], branch('office', branch('projects', page)))
  const tree = ['', { children: branch('(office)', office) }, null, null, 16]
  const headers = { cookie, rsc: '1', 'next-router-state-tree': encodeURIComponent(JSON.stringify(tree)) }
  const { headers: answered } = await fetch(url + path, { headers, redirect: 'manual' })
  return { url: new URL(answered.get('location') ?? path, url).href, headers }
}

type Bench = {
  url: string
  cookie: string
  sessionId: string
  seconds: number
  pid: number | undefined
  statements: (address: string) => Promise<number>
  /** What autovacuum does in time: figures for the planner, the map of pages that an index need not look behind. */
  tidy: () => Promise<void>
  /** Starts one more portal process on the same database; its address. */
  replica: () => Promise<{ url: string; stop: () => Promise<void> }>
}

/** The project figures: list, page, creation, export, documents. */
export async function measureProjects(
  tenantId: string,
  { url, cookie, sessionId, seconds, pid, statements, tidy, replica }: Bench,
) {
  const { projectId, curatorSession } = await seedProjects(tenantId)
  await tidy()
  const base = `/${slugOf(1)}/office/projects`
  const curator = `${sessionCookieName()}=${await sessionToken(curatorSession)}`
  const filtered = `${base}?status=RUNNING&kind=LEAN&year=2025`
  const get = async (path: string, as = cookie): Promise<ArrayBuffer> => {
    const reply = await fetch(url + path, { headers: { cookie: as } })
    if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
    return reply.arrayBuffer()
  }
  const under = async (path: string, connections: number, as = cookie): Promise<Load> => {
    for (let i = 0; i < 20; i += 1) await get(path, as)
    return load({ url: url + path, connections, seconds, headers: { cookie: as }, expect: 'участок' })
  }
  /** A portal works for weeks; one just started runs its first thousand requests at half its speed. */
  const settle = (path: string) => load({ url: url + path, connections: 16, seconds: 2 * seconds, headers: { cookie } })
  await settle(filtered)
  const list = {
    filtered: { at1: await under(filtered, 1), at16: await under(filtered, 16) },
    filteredByCurator: { at16: await under(filtered, 16, curator) },
    searched: { at16: await under(`${base}?q=${encodeURIComponent('справок')}`, 16) },
    plain: { at16: await under(base, 16) },
    deepPage: { at1: await under(`${base}?page=190`, 1) },
    lateStages: { at1: await under(`${base}?late=1`, 1) },
    sqlStatements: {
      rows50: await statements(url + filtered),
      rowsFew: await statements(`${url + base}?q=${encodeURIComponent('"участок 4711"')}`),
    },
    pageKilobytes: Math.round((await get(filtered)).byteLength / 1024),
  }
  const step = await stepTo(url, filtered, cookie)
  const stepUnder = (connections: number) => load({ ...step, connections, seconds, expect: 'участок' })
  const listStep = {
    filtered: { at1: await stepUnder(1), at16: await stepUnder(16) },
    kilobytes: Math.round((await (await fetch(step.url, step)).arrayBuffer()).byteLength / 1024),
  }
  const second = await replica()
  await get(filtered)
  for (let i = 0; i < 20; i += 1) await (await fetch(second.url + filtered, { headers: { cookie } })).text()
  const halves = await Promise.all(
    [url, second.url].map((one) =>
      load({ url: one + filtered, connections: 8, seconds, headers: { cookie }, expect: 'участок' }),
    ),
  )
  const twoProcesses = {
    requestsPerSecond: halves.reduce((sum, half) => sum + half.requestsPerSecond, 0),
    p50: halves.map(({ p50 }) => p50),
    p99: halves.map(({ p99 }) => p99),
  }
  await second.stop()
  const actor = await loadActor(sessionId, slugOf(1))
  if (!actor) throw new Error('no actor')
  const [agency] = await withTenant(tenantId, (tx) =>
    tx.agency.findMany({ where: { tenantId }, take: 1, select: { id: true } }),
  )
  const create = () =>
    openProject(actor, { kind: 'LEAN', title: 'Сокращение срока выдачи справок', agencyId: agency?.id ?? '' }).then(
      (result) => {
        if (!result.ok) throw new Error(result.error.message)
      },
    )
  const api = `/api/${slugOf(1)}/projects`
  let bytes = 0
  const began = performance.now()
  const memory = await peak(pid, async () => {
    bytes = (await get(`${api}/list.xlsx`)).byteLength
  })
  const exportMs = round(performance.now() - began)
  const few = await peak(pid, async () => {
    await get(`${api}/list.xlsx?year=2025&kind=CLIENT_CENTRIC`)
  })
  return {
    projects: PROJECTS,
    list: { ...list, filteredByTwoProcesses: { at16: twoProcesses } },
    listStep,
    projectPage: { at1: await under(`${base}/${projectId}`, 1), at16: await under(`${base}/${projectId}`, 16) },
    createWithAuditMs: await timed(100, create),
    xlsx: {
      rows: PROJECTS,
      milliseconds: exportMs,
      megabytes: Math.round(bytes / 1e5) / 10,
      memory,
      memoryOfAnEighth: few,
    },
    passport: {
      pdfMs: await timed(50, () => get(`${api}/${projectId}/passport.pdf`)),
      docxMs: await timed(50, () => get(`${api}/${projectId}/passport.docx`)),
    },
  }
}
