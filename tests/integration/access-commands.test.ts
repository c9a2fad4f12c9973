import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { opensDoor, roles, type Role } from '@/lib/core/permissions'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { fieldLabel, valueText } from '@/lib/records/labels'
import {
  agencyRoles,
  askCommand,
  commands,
  ownerClient,
  scopeOf,
  stateOf,
  TRIAL,
  undoTrials,
} from '../factories/access'
import { operationInputs } from '../factories/operation-inputs'
import { commandStates, operationStates, otherwise, personalStates } from '../factories/operation-states'
import { createScene, type Scene } from '../factories/scene'
import { createActor } from '../factories/tenant'

// Every command × every role × own and foreign agency × own and foreign tenant: «may not» is the one right refusal and
// changes nothing, «may» is proved by the record of the deed.

/** Where what a command names is chosen in a form, its refusal stands at the field or names the choice. */
const chosen: Record<string, string> = {
  acceptParts: 'CONFLICT',
  askReport: 'RULE',
  createAgency: 'RULE',
  createPerson: 'INVALID',
}

let owner: pg.Client
let foreign: Scene
let stop: () => Promise<unknown>
beforeAll(async () => {
  owner = await ownerClient()
  stop = await undoTrials(owner)
  foreign = await createScene()
})
afterAll(async () => {
  await stop()
  await owner.end()
})

/** Names of all fields of a record's values, nested ones among them. */
const keysOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap(keysOf)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, own]) => [key, ...keysOf(own)])
      : []

/** Codes of the database among the values: «APPROVED»; texts of people are none. */
const codesOf = (value: unknown): string[] =>
  typeof value === 'string'
    ? /^[A-Z][A-Z_]+$/.test(value)
      ? [value]
      : []
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(codesOf)
      : []

describe.each(commands.filter(([name]) => name in operationInputs))('%s', (name, run) => {
  const { names, input } = operationInputs[name] ?? { names: 'none', input: () => ({}) }
  const { operation } = run
  let scene: Scene
  let actors: Map<Role, Actor>
  const actorOf = (role: Role) => actors.get(role) as Actor
  const granted = roles.filter((role) => scopeOf(operation, role))
  beforeAll(async () => {
    scene = await createScene()
    actors = new Map()
    for (const role of roles)
      actors.set(
        role,
        await createActor(scene.tenant, role, agencyRoles.includes(role) ? scene.own.agency : null, `${TRIAL} ${role}`),
      )
    // Rows of the other agency are in the same state: it is not for their state that they are refused.
    for (const things of [scene.own, scene.other])
      await withTenant(scene.tenant.id, async (tx) => operationStates[name]?.(tx, things, scene))
    await commandStates[name]?.(scene)
  })

  it('is refused in the one right way, and changes nothing', async () => {
    const before = await stateOf(owner, scene.tenant.id, foreign.tenant.id)
    for (const role of roles) {
      const scope = scopeOf(operation, role)
      const ask = (given: unknown) => askCommand(run, actorOf(role), given)
      if (!scope) {
        // A role that has the right by the record alone is let in and refused there: the scene's things are not given
        // to it.
        expect(await ask(input(scene.own, scene)), `${role}, own`).toMatchObject({
          refused: opensDoor(operation.relations, role) ? 'RULE' : 'FORBIDDEN',
        })
        continue
      }
      if (names !== 'none')
        expect(await ask(input(foreign.own, foreign)), `${role}, foreign tenant`).toMatchObject({
          refused: chosen[name] ?? 'NOT_FOUND',
        })
      if (names === 'agency' && scope !== 'tenant')
        expect(await ask(input(scene.other, scene)), `${role}, foreign agency`).toMatchObject({ refused: 'NOT_FOUND' })
    }
    expect(await stateOf(owner, scene.tenant.id, foreign.tenant.id)).toBe(before)
  })

  it('is done for every role that has the right', async () => {
    for (const role of granted) {
      const { personId } = actorOf(role)
      await withTenant(scene.tenant.id, async (tx) =>
        personalStates[name]?.(tx, scene.own, { tenantId: scene.tenant.id, personId: personId ?? '' }),
      )
      const answer = await askCommand(run, actorOf(role), input(scene.own, scene))
      expect(answer, `${role}: ${JSON.stringify(answer)}`).toMatchObject({
        refused: otherwise[name]?.includes(role) ? 'RULE' : 'UNDONE',
      })
    }
  })

  it('leaves its record, with a Russian word for each of its fields and codes', async () => {
    const role = granted.find((one) => !otherwise[name]?.includes(one)) as Role
    const actor = await createActor(scene.tenant, role, agencyRoles.includes(role) ? scene.own.agency : null)
    await withTenant(scene.tenant.id, async (tx) =>
      personalStates[name]?.(tx, scene.own, { tenantId: scene.tenant.id, personId: actor.personId ?? '' }),
    )
    const records = async () =>
      (
        await owner.query<{ before: unknown; after: unknown }>(
          'SELECT "before", "after" FROM "AuditRecord" WHERE "tenantId" = $1 AND "operation" = $2',
          [scene.tenant.id, operation.name],
        )
      ).rows
    const earlier = (await records()).length
    const answer = await askCommand(run, actor, input(scene.own, scene))
    expect(answer, JSON.stringify(answer)).toHaveProperty('value')
    const left = await records()
    expect(left.length).toBeGreaterThan(earlier)
    // A number of the act («1.1») is its own word.
    const wordless = left
      .flatMap(({ before, after }) => [...keysOf(before), ...keysOf(after)])
      .filter((key) => /[a-z]/i.test(key) && fieldLabel([key], operation.name) === key)
    expect([...new Set(wordless)], 'give these words in journal.fields of lib/‹module›/module.ts').toEqual([])
    const codes = left
      .flatMap(({ before, after }) => [...codesOf(before), ...codesOf(after)])
      .filter((code) => valueText(code, 'UTC', operation.name) === code)
    expect([...new Set(codes)], 'give these words in journal.values of lib/‹module›/module.ts').toEqual([])
  })
})
