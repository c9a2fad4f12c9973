import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { roles, type Role } from '@/lib/core/permissions'
import { operationNames, operations, type OperationName } from '@/lib/modules'
import type { Actor } from '@/lib/platform/actor'
import {
  agencyRoles,
  askQuery,
  commands,
  defined,
  NOT_FOUND,
  ownerClient,
  queries,
  scopeOf,
  stateOf,
} from '../factories/access'
import { operationInputs } from '../factories/operation-inputs'
import { operationStates, personalStates } from '../factories/operation-states'
import { createScene, type Scene, type Things } from '../factories/scene'
import { createActor } from '../factories/tenant'

// The table of operations, and every query × every role × own and foreign agency × own and foreign tenant; commands are
// in access-commands.test.ts.

/** Ids of things, each with its name in the scene. */
const named = (things: Things, of: string): [id: string, name: string][] =>
  Object.entries(things).map(([name, id]) => [id, `${name} of ${of}`])

const tenantWide = ['campaign', 'message', 'portfolio', 'portfolioTask'] as const

/** Queries that ask for a further right: what prepares an act is for those who may do it. */
const furtherRight: Record<string, OperationName> = {
  getOrder: 'order.edit',
  getTouchpointForm: 'touchpoint.edit',
  getCampaignOpening: 'campaign.open',
  getPublication: 'campaign.publish',
  getWithdrawal: 'campaign.withdraw',
  getProgressPublication: 'plan.publish',
  getCarryOver: 'assessment.carryOver',
  getTaskChoices: 'task.edit',
  getReportAsking: 'report.ask',
  getItemForm: 'roadmap.propose',
  getRoadmapChoices: 'roadmap.create',
  getPortfolioForm: 'portfolio.edit',
  getPortfolioTaskForm: 'portfolio.edit',
  previewPassportImport: 'project.create',
  getProcessForm: 'process.edit',
  listAlike: 'process.edit',
  getTimingSheet: 'timing.send',
  getAskForm: 'request.ask',
  getOptimisationOpening: 'optimisation.open',
}

/** The review is read by those who see the whole tenant, not by the agency that is reviewed. */
const ofWholeTenant = new Set(['listVerification', 'getVerification', 'getImport'])

/** What belongs to the person alone: nobody else is served. */
const ofOnesOwn = new Set(['getImportFile', 'getParsedTable'])

/**
 * Names of agencies and processes are no secret: who opens a project or fills in a process chooses among all of them.
 */
const ofEverybody = new Set(['agencyDirectory', 'getProcessForm', 'findProcesses', 'getSituationForm'])

/** Lists of what is named: of what is foreign they hold nothing. */
const lists = new Set(['listAppointments', 'projectLines', 'unitChoices'])

describe('the table of operations', () => {
  it('is the one that was agreed', async () => {
    const lines = operationNames.flatMap((name) => [
      `${name}: ${roles
        .map((role) => (scopeOf(operations[name], role) ? `${role} ${scopeOf(operations[name], role)}` : null))
        .filter(Boolean)
        .join(', ')}`,
      // A right that comes from a record: whom it means, and which roles have it by that alone.
      ...operations[name].relations.map(
        ({ name: relation, words, roles: of }) => `${name} ← ${relation} (${words}): ${(of ?? roles).join(', ')}`,
      ),
    ])
    await expect(
      `${lines.join('\n')}\n`,
      'after an agreed change of the rights: npm run integration -- access-matrix -u',
    ).toMatchFileSnapshot('../golden/access-matrix.txt')
  })

  it('is served whole: each operation has its command or query', () => {
    const served = new Set(defined.map(([, run]) => run.operation.name))
    expect(operationNames.filter((name) => !served.has(name))).toEqual([])
  })

  it('names every operation of a command or query', () => {
    expect(defined.filter(([, run]) => !(run.operation.name in operations)).map(([name]) => name)).toEqual([])
  })

  it('has an input for each command and query, and none to spare', () => {
    const known = new Set(defined.map(([name]) => name))
    expect(
      [...known].filter((name) => !(name in operationInputs)),
      'give each a row in tests/factories/operation-inputs.ts',
    ).toEqual([])
    expect(
      Object.keys(operationInputs).filter((name) => !known.has(name)),
      'inputs of nothing',
    ).toEqual([])
  })

  it('is asked of commands and queries alike, in states that exist', () => {
    expect(commands.length + queries.length).toBe(defined.length)
    const names = new Set(commands.map(([name]) => name))
    expect(
      [...Object.keys(operationStates), ...Object.keys(personalStates)].filter((name) => !names.has(name)),
    ).toEqual([])
  })
})

describe('queries', () => {
  let owner: pg.Client
  let scene: Scene
  let foreign: Scene
  let before: string
  const actors = new Map<Role, Actor>()
  const actorOf = (role: Role) => actors.get(role) as Actor
  beforeAll(async () => {
    owner = await ownerClient()
    foreign = await createScene()
    scene = await createScene()
    for (const role of roles)
      actors.set(role, await createActor(scene.tenant, role, agencyRoles.includes(role) ? scene.own.agency : null))
    before = await stateOf(owner, scene.tenant.id, foreign.tenant.id)
  })
  afterAll(() => owner.end())

  describe.each(queries.filter(([name]) => name in operationInputs))('%s', (name, run) => {
    const { names, input } = operationInputs[name] ?? { names: 'none', input: () => ({}) }
    const { operation } = run
    const ask = (role: Role, given: unknown) => askQuery(run, actorOf(role), given)
    const nothing = lists.has(name) ? { value: [] } : NOT_FOUND

    it("finds nothing for roles without the right, of another agency's and of another tenant's", async () => {
      for (const role of roles) {
        const scope = scopeOf(operation, role)
        if (!scope) {
          expect(await ask(role, input(scene.own, scene)), `${role}, own`).toEqual(NOT_FOUND)
          continue
        }
        if (names !== 'none')
          expect(await ask(role, input(foreign.own, foreign)), `${role}, foreign tenant`).toEqual(nothing)
        if (names === 'agency' && scope !== 'tenant')
          expect(await ask(role, input(scene.other, scene)), `${role}, foreign agency`).toEqual(nothing)
      }
    })

    it('serves the roles that have the right, with nothing foreign in the answer', async () => {
      for (const role of roles.filter((one) => scopeOf(operation, one))) {
        const answer = await ask(role, input(scene.own, scene))
        const further = furtherRight[name]
        if (
          (further && !scopeOf(operations[further], role)) ||
          ofOnesOwn.has(name) ||
          (ofWholeTenant.has(name) && scopeOf(operation, role) !== 'tenant')
        ) {
          expect(answer, `${role}, without a further right`).toEqual(NOT_FOUND)
          continue
        }
        expect(answer, role).toHaveProperty('value')
        const text = JSON.stringify(answer, (_key, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        )
        // A list of what is named is not empty by chance.
        if (lists.has(name)) expect(text, role).not.toBe('{"value":[]}')
        const hidden = [
          ...[foreign.own, foreign.other].flatMap((things) => named(things, 'another tenant')),
          ...tenantWide.map((key): [string, string] => [foreign[key], `${key} of another tenant`]),
          ...(scopeOf(operation, role) === 'tenant' || ofEverybody.has(name)
            ? []
            : named(scene.other, 'another agency')),
        ]
        expect(
          hidden.filter(([id]) => text.includes(id)).map(([, seen]) => seen),
          `${role} sees what is not theirs`,
        ).toEqual([])
      }
    })
  })

  it('change nothing', async () => {
    expect(await stateOf(owner, scene.tenant.id, foreign.tenant.id)).toBe(before)
  })
})
