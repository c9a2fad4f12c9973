import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newAwardCode } from '@/lib/core/code'
import { newId } from '@/lib/core/ids'
import { roles } from '@/lib/core/permissions'
import type { Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import type { Envelope, Shape } from '@/lib/platform/command'
import { withTenant } from '@/lib/platform/db'
import { agencyRoles, commands, ownerClient, scopeOf, stateOf } from '../factories/access'
import { operationInputs } from '../factories/operation-inputs'
import { commandStates, operationStates, otherwise, personalStates } from '../factories/operation-states'
import { createScene, type Scene } from '../factories/scene'
import { createActor } from '../factories/tenant'

// Every command eight times at once: with one key, with eight keys, and on a version that is no longer there. All of
// them with `npm run commands`, some with `npm run commands -- createAgency,updateAgency`; `npm test` takes a sample by
// its seed (GEMBA_SEED repeats one).

const TIMES = 8
const SAMPLE = 12

/** What is made again with another key is another thing; the rest of what is made can be there only once. */
const another: Record<string, string> = {
  makeFeed: 'each device may have an address of its own',
  addPortfolioTask: 'the same words may be a task again',
  addTask: 'the same words may be a task again',
  addNote: 'two meetings may say the same',
  addMeasure: 'the same words may be a measure again',
  planMeasure: 'the same words may be a task again',
  tellTrouble: 'the same trouble may come again',
  openSeries: 'two people may time the same place',
  evaluateProject: 'every evaluation is kept, the last one counts',
  startImport: 'the same file may be looked at again; nothing is written before it is loaded',
  startAnswerFile: 'the same file may be looked at again; no answer is taken before it is loaded',
  enterSheet: 'each sheet is somebody’s answer; one sent twice is known by its own key',
  addDesk: 'a point may have several tablets',
  fileProposal: 'an author may say it again; a form sent twice is known by its own key',
  writeMessage: 'two people may say the same; a form sent twice is known by its own key',
  beginQuarterly: 'whoever begins a report that is begun gets that report',
}

type Run = ((actor: Actor, input: unknown, envelope?: Envelope) => Promise<Result<unknown>>) & {
  operation: { name: string }
  shape: Shape
}

const seed = Number(process.env.GEMBA_SEED ?? Date.now() % 100_000)
/** A number of the seed's own for each name: the same seed takes the same sample. */
const rank = (name: string): number =>
  [...`${seed}:${name}`].reduce((hash, letter) => (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0, 7)
const all = commands.filter(([name]) => name in operationInputs)
const asked = process.env.GEMBA_COMMANDS ?? ''
const chosen =
  asked === 'all'
    ? all
    : asked
      ? all.filter(([name]) => asked.split(',').includes(name))
      : all.toSorted(([a], [b]) => rank(a) - rank(b)).slice(0, SAMPLE)
if (chosen.length === 0) throw new Error(`no such command: ${asked}`)

let owner: pg.Client
beforeAll(async () => {
  owner = await ownerClient()
})
afterAll(() => owner.end())

/** Requests that left a record of the operation in the tenant, and how many rows the table has. */
async function deeds(scene: Scene, { operation, shape }: Run): Promise<{ requests: string[]; rows: number }> {
  const { rows } = await owner.query<{ requestId: string }>(
    'SELECT DISTINCT "requestId" FROM "AuditRecord" WHERE "tenantId" = $1 AND "operation" = $2',
    [scene.tenant.id, operation.name],
  )
  const table = 'creates' in shape && !shape.creates.endsWith('Import') ? shape.creates : null
  const counted = table
    ? await owner.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}" WHERE "tenantId" = $1`, [
        scene.tenant.id,
      ])
    : null
  return { requests: rows.map(({ requestId }) => requestId), rows: counted?.rows[0]?.n ?? 0 }
}

describe(`commands, seed ${seed}`, () => {
  it('each say how they keep from doing a thing twice', () => {
    expect(
      all.filter(([, run]) => Object.values((run as unknown as Run).shape)[0] === '').map(([name]) => name),
    ).toEqual([])
  })

  describe.each(chosen)('%s', (name, defined) => {
    const run = defined as unknown as Run
    const { input } = operationInputs[name] ?? { input: () => ({}) }
    const role = roles.find((one) => scopeOf(defined.operation, one) && !otherwise[name]?.includes(one))

    /** A scene in which the command is open, and somebody who may do it. */
    async function stage(): Promise<{ scene: Scene; actor: Actor; given: Record<string, unknown> }> {
      const scene = await createScene()
      if (!role) throw new Error(`${name} is open to nobody`)
      const actor = await createActor(scene.tenant, role, agencyRoles.includes(role) ? scene.own.agency : null)
      for (const things of [scene.own, scene.other])
        await withTenant(scene.tenant.id, async (tx) => operationStates[name]?.(tx, things, scene))
      await commandStates[name]?.(scene)
      await withTenant(scene.tenant.id, async (tx) =>
        personalStates[name]?.(tx, scene.own, { tenantId: scene.tenant.id, personId: actor.personId ?? '' }),
      )
      return { scene, actor, given: input(scene.own, scene) as Record<string, unknown> }
    }
    const atOnce = (work: (i: number) => Promise<Result<unknown>>) =>
      Promise.all(Array.from({ length: TIMES }, (_, i) => work(i)))

    it('is done once with one key, and each gets the first result', async () => {
      const { scene, actor, given } = await stage()
      const before = await deeds(scene, run)
      const attempt = newId()
      const answers = await atOnce(() => run(actor, given, { attempt }))
      const [first, ...rest] = answers.map((answer): unknown => JSON.parse(JSON.stringify(answer)))
      expect(first).toMatchObject({ ok: true })
      for (const answer of rest) expect(answer).toEqual(first)
      const after = await deeds(scene, run)
      expect(after.requests.length - before.requests.length).toBe(1)
      if ('creates' in run.shape && !run.shape.creates.endsWith('Import'))
        expect(after.rows - before.rows).toBeGreaterThanOrEqual(1)
    })

    it('answers eight keys each with a deed of its own or a clear refusal', async () => {
      const { scene, actor, given } = await stage()
      const before = await deeds(scene, run)
      // A key of the input's own (`ownKey`) is another one each time too.
      const anew = () => ({
        ...given,
        ...('followCode' in given && { followCode: newAwardCode() }),
        ...('key' in given && typeof given.key === 'string' && name === 'writeMessage' && { key: newAwardCode() }),
        ...(name === 'enterSheet' && { key: newId() }),
        ...(Array.isArray(given.observations) && {
          observations: given.observations.map((one: object) => ({ ...one, id: newId(), runId: newId() })),
        }),
      })
      const answers = await atOnce(() => run(actor, anew(), { attempt: newId() }))
      const done = answers.filter(({ ok }) => ok).length
      const { requests } = await deeds(scene, run)
      expect(requests.length - before.requests.length).toBe(done)
      expect(done).toBeGreaterThanOrEqual(1)
      if ('changes' in run.shape) expect(done, 'on one version').toBe(1)
      if ('creates' in run.shape && !(name in another)) expect(done, 'only once').toBe(1)
      for (const answer of answers) if (!answer.ok) expect(answer.error.message).toMatch(/^[А-ЯЁ«].*[.?!»]$/s)
    })

    if (!('changes' in run.shape)) return
    it('is refused on another version, and changes nothing', async () => {
      const { scene, actor, given } = await stage()
      const before = await stateOf(owner, scene.tenant.id)
      const answer = await run(actor, { ...given, version: Number(given.version) + 1000 })
      expect(answer).toMatchObject({ ok: false, error: { code: 'CONFLICT' } })
      expect(await stateOf(owner, scene.tenant.id)).toBe(before)
    })
  })
})
