import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { databaseAt, prepareDatabase } from '../../lib/cli/database.mjs'
import { freePort, startEmbedded } from '../../lib/cli/embedded.mjs'
import { startPortal, startWorker, waitReady } from '../../lib/cli/processes.mjs'
import { newId } from '../../lib/core/ids'
import { loadActor } from '../../lib/platform/actor'
import { openSession, sessionToken } from '../../lib/account/auth-session'
import { platformDb, withTenant } from '../../lib/platform/db'
import { sessionCookieName } from '../../lib/platform/session'
import { correctRating } from '../../lib/rating/publication/commands'
import { measureAnswers } from './answers'
import { measureBpmn } from './bpmn'
import { measureCalendar } from './calendar'
import { measureCockpit } from './cockpit'
import { AGENCIES, YEARS, copyTenants, firstTenant, slugOf } from './data'
import { load, ratio } from './load'
import { statementsBy, type MeasuredPortal } from './measure'
import { bareNode, cachingProxy, nginxVersion, staticNginx } from './servers'
import { measurePlan } from './plan'
import { measureProcesses } from './processes'
import { measureProjects } from './projects'
import { measureQuarterly } from './quarterly'
import { measureResults } from './results'
import { measureRoadmaps } from './roadmaps'
import { measureScoring } from './scoring'
import { measureSimulation } from './simulation'

const seconds = Number(process.env.BENCH_SECONDS ?? 10)
const [tenantsFew = 3, tenantsMain = 30, tenantsMany = 300] = (process.env.BENCH_TENANTS ?? '3,30,300')
  .split(',')
  .map(Number)
const tell = (line: string) => {
  console.error(`${new Date().toISOString().slice(11, 19)} ${line}`)
}
const undo: (() => Promise<void> | void)[] = []

const measuredSimulation = () => {
  tell('Моделирование процессов')
  return measureSimulation()
}

async function main() {
  if (process.env.BENCH_ONLY === 'simulation') return { simulation: measuredSimulation() }
  const folder = mkdtempSync(join(tmpdir(), 'gemba-bench-'))
  chmodSync(folder, 0o755)
  undo.push(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  const cluster = await startEmbedded({
    folder: join(folder, 'postgres'),
    flags: ['synchronous_commit=off', 'shared_buffers=512MB'],
  })
  undo.push(cluster.remove, cluster.stop)
  const admin = new pg.Client({ connectionString: cluster.url })
  await admin.connect()
  undo.push(() => admin.end())
  await admin.query('CREATE DATABASE bench')
  const ownerUrl = databaseAt(cluster.url, 'bench')
  const secret = 'bench-secret-bench-secret-bench!'
  const { appUrl } = await prepareDatabase({ ownerUrl, secret })
  const port = await freePort()
  const proxyPort = await freePort()
  const url = `http://127.0.0.1:${port}`
  const proxyUrl = `http://127.0.0.1:${proxyPort}`
  const env = {
    APP_DATABASE_URL: appUrl,
    AUTH_SECRET: secret,
    GEMBA_DATA: folder,
    APP_URL: url,
    LOG_LEVEL: 'warn',
    PORTAL_REPLICAS: url,
    CACHE_PROXIES: proxyUrl,
    CACHE_REFRESH_SECRET: 'bench-refresh',
    DATABASE_URL: '',
  }
  Object.assign(process.env, env)

  const measuredPlan = () => {
    tell('Факты плана')
    return measurePlan(ownerUrl, { few: tenantsMain, many: tenantsMany })
  }
  if (process.env.BENCH_ONLY === 'plan') return { plan: await measuredPlan() }
  const measuredQuarterly = () => {
    tell('Аналитическая справка')
    return measureQuarterly()
  }
  if (process.env.BENCH_ONLY === 'quarterly') return { quarterly: await measuredQuarterly() }

  const statements = statementsBy(admin, cluster.log)
  const openPortal = async (): Promise<MeasuredPortal> => {
    const started = startPortal({ host: '127.0.0.1', port, env, stdio: ['ignore', 'ignore', 'inherit'] })
    undo.push(started.stop)
    await waitReady(url, started)
    return { url, pid: started.pid, statements }
  }
  const tidy = async () => {
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    try {
      await owner.query('VACUUM ANALYZE')
    } finally {
      await owner.end()
    }
  }
  const pages = {
    cockpit: (portal: MeasuredPortal) => {
      tell('Обзор участников')
      return measureCockpit({ ownerUrl, portal })
    },
    calendar: (portal: MeasuredPortal) => {
      tell('Календарь')
      return measureCalendar({ ownerUrl, portal })
    },
    roadmaps: (portal: MeasuredPortal) => {
      tell('Дорожные карты')
      return measureRoadmaps({ ownerUrl, portal })
    },
    results: (portal: MeasuredPortal) => {
      tell('Результаты опроса')
      return measureResults({ portal, tidy })
    },
  }
  const measuredAnswers = () => {
    tell('Ответы на опрос')
    return measureAnswers({ ownerUrl, seconds, openPortal })
  }
  if (process.env.BENCH_ONLY === 'answers') return { answers: await measuredAnswers() }
  for (const [name, measured] of Object.entries(pages)) {
    if (process.env.BENCH_ONLY === name) return { [name]: await measured(await openPortal()) }
  }

  tell(`Заполняю: ${AGENCIES} участников, ${YEARS.length} лет, ${tenantsFew} программ`)
  const userId = newId()
  await platformDb().user.create({ data: { id: userId, email: 'bench@example.test' } })
  const sessionId = await openSession(platformDb(), userId, true)
  const cookie = `${sessionCookieName()}=${await sessionToken(sessionId)}`
  const tenantId = await firstTenant(userId)
  await copyTenants(ownerUrl, tenantId, 2, tenantsFew, true)

  const portal = await openPortal()

  const listPath = (n: number, query = '') => `/${slugOf(n)}/office/assessments?year=2025&sort=result&desc=1${query}`
  const everyTenant = (count: number) => Array.from({ length: count }, (_, i) => listPath(i + 1))
  const list = async (connections: number, paths: string[]) => {
    await warm(paths.slice(0, 1))
    return load({
      url: url + (paths[0] ?? ''),
      connections,
      seconds,
      paths,
      headers: { cookie },
      expect: 'Участник программы',
    })
  }
  const warm = async (paths: string[], address = url, times = 20) => {
    for (let i = 0; i < Math.max(times, paths.length); i++) {
      const reply = await fetch(address + (paths[i % paths.length] ?? ''), { headers: { cookie } })
      if (!reply.ok || !(await reply.text()).includes('Участник программы'))
        throw new Error(`${reply.url}: ${reply.status}`)
    }
  }
  const perTenant: Record<string, unknown> = {}
  const costAt = async (count: number) => {
    tell(`Список при ${count} программах`)
    await warm(everyTenant(count))
    perTenant[count] = await list(1, everyTenant(count))
  }
  await costAt(tenantsFew)

  tell(`Заполняю до ${tenantsMain} программ`)
  await copyTenants(ownerUrl, tenantId, tenantsFew + 1, tenantsMain, true)
  await costAt(tenantsMain)
  const rows = await platformDb().$queryRaw<
    { size: string }[]
  >`SELECT pg_size_pretty(pg_database_size(current_database())) AS size`

  tell('Список из 50 самооценок')
  const filtered = `${listPath(1)}&level=PROGRESSIVE&q=${encodeURIComponent('участник')}`
  const signedIn = {
    plain: { at1: await list(1, [listPath(1)]), at16: await list(16, [listPath(1)]) },
    filtered: { at1: await list(1, [filtered]), at16: await list(16, [filtered]) },
    sqlStatements: {
      rows50: await statements(url + listPath(1), cookie),
      rowsFiltered: await statements(url + filtered, cookie),
      rowsFew: await statements(url + listPath(1, `&q=${encodeURIComponent('№ 299 ')}`), cookie),
    },
  }

  tell('Проекты')
  const replica = async () => {
    const free = await freePort()
    const second = startPortal({ host: '127.0.0.1', port: free, env, stdio: ['ignore', 'ignore', 'inherit'] })
    undo.push(second.stop)
    await waitReady(`http://127.0.0.1:${free}`, second)
    return { url: `http://127.0.0.1:${free}`, stop: second.stop }
  }
  const projects = await measureProjects(tenantId, {
    url,
    cookie,
    sessionId,
    seconds,
    pid: portal.pid,
    tidy,
    replica,
    statements: (address) => statements(address, cookie),
  })
  if (process.env.BENCH_ONLY === 'projects') return { projects }

  tell('Публичная страница рейтинга')
  const pagePath = `/${slugOf(1)}/rating/2025`
  const page = await (await fetch(url + pagePath)).text()
  const target = (address: string) => ({ url: address, connections: 16, seconds })
  await warm([pagePath])
  const app = await load(target(url + pagePath))
  const bare = await bareNode(folder, page)
  undo.push(bare.stop)
  const bareLoad = await load(target(bare.url))
  const version = nginxVersion()
  const plain = version ? await staticNginx(folder, page) : null
  if (plain) undo.push(plain.stop)
  const staticLoad = plain ? await load(target(plain.url)) : null
  const proxy = version ? await cachingProxy(folder, url, proxyPort, env.CACHE_REFRESH_SECRET) : null
  if (proxy) undo.push(proxy.stop)
  if (proxy) await warm([pagePath], proxyUrl)
  const proxied = proxy ? await load(target(proxyUrl + pagePath)) : null

  tell('От публикации до показа')
  const worker = startWorker({ env, stdio: ['ignore', 'ignore', 'inherit'] })
  undo.push(worker.stop)
  const visible = await publishToVisible(tenantId, sessionId, [url + pagePath, ...(proxy ? [proxyUrl + pagePath] : [])])
  // Its own statements would be counted among those of the pages.
  await worker.stop()

  tell(`Заполняю до ${tenantsMany} программ`)
  await copyTenants(ownerUrl, tenantId, tenantsMain + 1, tenantsMany, false)
  await costAt(tenantsMany)

  const plan = await measuredPlan()
  const quarterly = await measuredQuarterly()
  const [cockpit, calendar, roadmaps, results] = [
    await pages.cockpit(portal),
    await pages.calendar(portal),
    await pages.roadmaps(portal),
    await pages.results(portal),
  ]

  tell('Расчёт процессов')
  const processes = await measureProcesses()

  tell('Карты процессов')
  const bpmn = await measureBpmn()

  tell('Подсчёт баллов')
  return {
    machine: {
      node: process.version,
      cpus: cpus().length,
      model: cpus()[0]?.model ?? '',
      memoryGb: Math.round(totalmem() / 1024 ** 3),
      nginx: version,
      note: 'нагрузка, портал и база – на одних и тех же ядрах',
    },
    data: {
      tenants: tenantsMain,
      agencies: AGENCIES,
      years: YEARS.length,
      databaseSize: rows[0]?.size,
      pageBytes: Buffer.byteLength(page),
    },
    publicRating: {
      connections: 16,
      app,
      bareNode: bareLoad,
      nginxStatic: staticLoad,
      behindProxy: proxied,
      ratios: {
        appToBareNode: ratio(app, bareLoad),
        appToNginx: ratio(app, staticLoad),
        proxyToNginx: proxied ? ratio(proxied, staticLoad) : null,
        proxyToBareNode: proxied ? ratio(proxied, bareLoad) : null,
      },
      publishToVisibleSeconds: visible,
    },
    signedInList: signedIn,
    projects,
    plan,
    quarterly,
    cockpit,
    calendar,
    roadmaps,
    results,
    processes,
    bpmn,
    scoring: measureScoring(),
    simulation: measuredSimulation(),
    listByTenants: {
      ...perTenant,
      note: `за ${tenantsMain} программами заполнены только таблицы, которые читает список`,
    },
  }
}

/**
 * Seconds from a correction to the page that shows it, straight and behind the proxy. The command runs outside the
 * portal's process, so nothing but the worker's refresh and the page's own time tell the portal: the case of a replica
 * that did not publish.
 */
async function publishToVisible(
  tenantId: string,
  sessionId: string,
  addresses: string[],
): Promise<Record<string, number>> {
  const actor = await loadActor(sessionId, slugOf(1))
  if (!actor) throw new Error('no actor')
  const found = await withTenant(tenantId, (tx) =>
    tx.ratingResult.findFirstOrThrow({
      where: { version: { year: 2025 } },
      orderBy: { place: 'desc' },
      include: { version: true },
    }),
  )
  const score = found.scores[0] === 3 ? 2 : 3
  const result = await correctRating(actor, {
    campaignId: found.version.campaignId,
    baseVersion: 1,
    reason: 'Проверка скорости публикации',
    items: [{ agencyId: found.agencyId, criterion: 1, score, reason: 'Проверка' }],
  })
  if (!result.ok) throw new Error(result.error.message)
  const began = Date.now()
  const seen: Record<string, number> = {}
  const names = ['portal', 'proxy']
  while (Object.keys(seen).length < addresses.length) {
    if (Date.now() - began > 120_000) throw new Error(`publication is not visible: ${JSON.stringify(seen)}`)
    await Promise.all(
      addresses.map(async (address, i) => {
        const name = names[i] ?? address
        if (seen[name] === undefined && (await (await fetch(address)).text()).includes('Проверка скорости публикации'))
          seen[name] = (Date.now() - began) / 1000
      }),
    )
    await pause(100)
  }
  return seen
}

const clean = async () => {
  for (const step of undo.splice(0).reverse()) await step()
}
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    void clean().finally(() => process.exit(130))
  })

const print = (figures: unknown) => process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)

// The calculator of processes and their maps need neither portal nor database.
if (process.env.BENCH_ONLY === 'processes') print({ processes: await measureProcesses() })
else if (process.env.BENCH_ONLY === 'bpmn') print({ bpmn: await measureBpmn() })
else
  try {
    print(await main())
  } catch (error) {
    console.error(error)
    process.exitCode = 1
  } finally {
    if (process.env.APP_DATABASE_URL) await platformDb().$disconnect()
    await clean()
  }
