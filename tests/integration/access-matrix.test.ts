import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { roles, type Operation, type Role } from '@/lib/core/permissions'
import { operationNames, operations, type OperationName } from '@/lib/modules'
import type { Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import { operationInputs } from '../factories/operation-inputs'
import { createScene, nowhere, type Scene, type Things } from '../factories/scene'
import { createActor } from '../factories/tenant'

// Every command and query × every role × own and foreign agency × own and foreign tenant. Nothing is listed by hand: modules are
// found by their names, so what somebody adds tomorrow is asked for here.
const modules = import.meta.glob<Record<string, unknown>>('/lib/**/*{commands,queries}*.ts', { eager: true })

type Defined = ((actor: Actor, input: unknown) => Promise<unknown>) & { operation: Operation; shape?: unknown }
const isDefined = (value: unknown): value is Defined =>
  typeof value === 'function' && typeof (value as { operation?: { name?: unknown } }).operation?.name === 'string'
const defined = Object.values(modules)
  .flatMap((module) => Object.entries(module))
  .filter((entry): entry is [string, Defined] => isDefined(entry[1]))

type Answer = 'forbidden' | 'not found' | { value: unknown }

/** What the caller gets: an error of a command as its code; notFound() of a query as not found. */
async function ask(run: Defined, actor: Actor, input: unknown): Promise<Answer> {
  try {
    const answer = await run(actor, input)
    if (run.shape === undefined) return answer === null || answer === undefined ? 'not found' : { value: answer }
    const result = answer as Result<unknown>
    if (result.ok) return { value: result.value }
    if (result.error.code === 'FORBIDDEN') return 'forbidden'
    return result.error.code === 'NOT_FOUND' ? 'not found' : { value: result.error }
  } catch (error) {
    if ((error as { digest?: string }).digest?.includes('404')) return 'not found'
    throw error
  }
}

/** A role that works for an agency is given it; the rest act for the tenant. */
const agencyRoles: readonly Role[] = ['CURATOR', 'TEAM_MEMBER', 'EMPLOYEE']
const scopeOf = ({ grants }: Operation, role: Role) => grants[role]

const idsOf = (scene: Scene, things: Things[]) => [
  scene.campaign,
  scene.message,
  scene.portfolio,
  scene.portfolioTask,
  ...things.flatMap((t) => Object.values(t)),
]

/** Queries that ask for a further right: what prepares an act is for those who may do it, the review for those who may review. */
const furtherRight: Record<string, OperationName> = {
  previewAgencyImport: 'agency.import',
  previewPersonImport: 'person.import',
  getCampaignOpening: 'campaign.open',
  getPublication: 'campaign.publish',
  getWithdrawal: 'campaign.withdraw',
  getProgressPublication: 'plan.publish',
  listVerification: 'assessment.verify',
  getVerification: 'assessment.verify',
  getCarryOver: 'assessment.carryOver',
  getTaskChoices: 'task.edit',
  getReportAsking: 'report.ask',
  getItemForm: 'roadmap.propose',
  getRoadmapChoices: 'roadmap.create',
  getPortfolioForm: 'portfolio.edit',
  getPortfolioTaskForm: 'portfolio.edit',
  previewPassportImport: 'project.create',
  previewProjectImport: 'project.create',
}

/** Names of agencies are public: who opens a project chooses its participants among all of them. */
const ofEverybody = new Set(['agencyDirectory'])

let owner: pg.Client
let foreign: Scene
beforeAll(async () => {
  owner = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await owner.connect()
  foreign = await createScene()
})
afterAll(() => owner.end())

/** Everything that two tenants hold, as one hash. */
async function stateOf(...tenants: string[]): Promise<string> {
  const tables = await owner.query<{
    name: string
  }>(`SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenantId'
    WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace ORDER BY 1`)
  const parts = tables.rows.map(
    ({ name }) =>
      `SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) AS hash FROM "${name}" t WHERE "tenantId" = ANY ($1)`,
  )
  const { rows } = await owner.query<{ hash: string }>(parts.join(' UNION ALL '), [tenants])
  return rows.map((row) => row.hash).join()
}

describe('the table of operations', () => {
  it('is the one that was agreed', async () => {
    // After an agreed change of the table: npx vitest run --project integration access-matrix -u
    const lines = operationNames.map(
      (name) =>
        `${name}: ${roles
          .map((role) => (scopeOf(operations[name], role) ? `${role} ${scopeOf(operations[name], role)}` : null))
          .filter(Boolean)
          .join(', ')}`,
    )
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../golden/access-matrix.txt')
  })

  it('is served whole: each operation has its command or query', () => {
    const served = new Set(defined.map(([, run]) => run.operation.name))
    expect(operationNames.filter((name) => !served.has(name))).toEqual([])
  })

  it('names every operation of a command or query', () => {
    expect(defined.filter(([, run]) => !(run.operation.name in operations)).map(([name]) => name)).toEqual([])
  })

  it('has an input for each command and query, and none to spare', () => {
    expect(Object.keys(operationInputs).sort()).toEqual([...new Set(defined.map(([name]) => name))].sort())
  })
})

describe.each(defined.filter(([name]) => name in operationInputs))('%s', (name, run) => {
  const { names, input } = operationInputs[name] ?? { names: 'none', input: () => ({}) }
  const { operation } = run
  let scene: Scene
  let actors: Map<Role, Actor>
  beforeAll(async () => {
    scene = await createScene()
    actors = new Map()
    for (const role of roles)
      actors.set(role, await createActor(scene.tenant, role, agencyRoles.includes(role) ? scene.own.agency : null))
  })
  const actorOf = (role: Role) => actors.get(role) as Actor

  it("refuses roles without the right, what is another agency's and what is another tenant's, and changes nothing", async () => {
    const before = await stateOf(scene.tenant.id, foreign.tenant.id)
    for (const role of roles) {
      const scope = scopeOf(operation, role)
      const actor = actorOf(role)
      // What is foreign is not found, or at the least told apart by nothing from what was never there (a choice in a form, an empty list).
      const missing = async (): Promise<Answer[]> => [
        'not found',
        await ask(
          run,
          actor,
          input(nowhere(), {
            ...scene,
            campaign: newId(),
            message: newId(),
            portfolio: newId(),
            portfolioTask: newId(),
            otherPortfolio: newId(),
            otherPortfolioTask: newId(),
            indicator: newId(),
            counted: newId(),
          }),
        ),
      ]
      if (!scope) {
        expect(await ask(run, actor, input(scene.own, scene)), `${role}, own`).toBe(
          run.shape === undefined ? 'not found' : 'forbidden',
        )
        continue
      }
      if (names !== 'none')
        expect(await missing(), `${role}, foreign tenant`).toContainEqual(
          await ask(run, actor, input(foreign.own, foreign)),
        )
      if (names === 'agency' && scope !== 'tenant')
        expect(await missing(), `${role}, foreign agency`).toContainEqual(
          await ask(run, actor, input(scene.other, scene)),
        )
    }
    expect(await stateOf(scene.tenant.id, foreign.tenant.id)).toBe(before)
  })

  it('serves the roles that have the right, with nothing foreign in the answer', async () => {
    const granted = roles.filter((role) => scopeOf(operation, role))
    for (const role of run.shape === undefined ? granted : granted.slice(0, 1)) {
      const answer = await ask(run, actorOf(role), input(scene.own, scene))
      if (answer === 'not found' && furtherRight[name] && !scopeOf(operations[furtherRight[name]], role)) continue
      expect(answer, role).toBeTypeOf('object')
      const text = JSON.stringify(answer, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
      const hidden = [
        ...idsOf(foreign, [foreign.own, foreign.other]),
        ...(scopeOf(operation, role) === 'tenant' || ofEverybody.has(name) ? [] : Object.values(scene.other)),
      ]
      expect(
        hidden.filter((id) => text.includes(id)),
        `${role} sees`,
      ).toEqual([])
    }
  })
})
