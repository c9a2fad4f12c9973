import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { fillFromFile, saveDrawing } from '@/lib/processes/file/commands'
import { unlike } from '@/lib/processes/file/keep'
import { getMapFiles } from '@/lib/processes/file/queries'
import { toEditor } from '@/lib/processes/map/editor'
import { examine } from '@/lib/processes/map/examine'
import { openText } from '@/lib/processes/map/open'
import { beginTarget, saveSteps } from '@/lib/processes/steps/commands'
import { getSteps } from '@/lib/processes/steps/queries'
import { createProcess, createRoles } from '../../factories/process'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const CORPUS = 'tests/cases/bpmn-corpus'
const CASES = 'tests/cases/bpmn'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refusal = (result: Result<unknown>): string => (result.ok ? 'no refusal' : result.error.message)

async function scene() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  return { tenant, agency, curator: await createActor(tenant, 'CURATOR', agency.id, 'Куратор') }
}

const bytesOf = (path: string): Buffer => readFileSync(path)
const keyOf = (bytes: Buffer, at = 0): string => {
  const examined = examine(bytes)
  return examined.ok ? (examined.value.processes[at]?.key ?? '') : 'process'
}
const versionOf = async (actor: Actor, id: string, state: 'AS_IS' | 'TO_BE' = 'AS_IS') =>
  (await getSteps(actor, { id, state })).version
const rowsOf = async (actor: Actor, id: string, state: 'AS_IS' | 'TO_BE' = 'AS_IS') =>
  (await getSteps(actor, { id, state })).steps.filter(({ removed }) => !removed)

const upload = async (actor: Actor, id: string, bytes: Buffer, more: Record<string, unknown> = {}) =>
  fillFromFile(actor, {
    processId: id,
    state: 'AS_IS',
    version: await versionOf(actor, id),
    name: 'карта.bpmn',
    file: bytes.toString('base64'),
    process: keyOf(bytes),
    ...more,
  })

/** What the database tells: the kept file against the table. */
async function disagreeing(actor: Actor, id: string): Promise<string[]> {
  const { steps, start, roles } = await getSteps(actor, { id, state: 'AS_IS' })
  const file = (await getMapFiles(actor, { id })).AS_IS
  const rows = steps.filter(({ removed }) => !removed)
  const kept = await withTenant(actor.tenant.id, (tx) =>
    tx.processMap.findFirstOrThrow({ where: { processId: id, state: 'AS_IS' } }),
  )
  return [
    ...unlike({ text: file?.text ?? '', process: file?.process ?? '' }, { name: '', start, rows, roles }),
    ...(kept.bpmn ? unlike({ text: kept.bpmn, process: kept.bpmnProcess }, { name: '', start, rows, roles }) : []),
  ]
}

describe('a file fills the table of steps', () => {
  it('of another program: steps, ways and roles of lanes stand in the table, the file agrees with it', async () => {
    const { tenant, agency, curator } = await scene()
    const { id } = await createProcess(tenant, agency)
    const bytes = bytesOf(`${CORPUS}/Reference_C.4.0.bpmn`)
    const done = value(await upload(curator, id, bytes))
    expect(done.version).toBe(1)
    const rows = await rowsOf(curator, id)
    expect(rows.length).toBeGreaterThan(3)
    expect(rows.every(({ data }) => data.wait && 'text' in data.wait && data.wait.text === '')).toBe(true)
    expect(rows.some(({ data }) => data.roles.length > 0)).toBe(true)
    expect(await disagreeing(curator, id)).toEqual([])
    // The same once more changes nothing in the table.
    expect(value(await upload(curator, id, bytes)).text).toBe('Таблица шагов не изменилась')
    expect((await rowsOf(curator, id)).map((row) => row.id)).toEqual(rows.map((row) => row.id))
  })

  it('keeps what people typed in steps of the same name, and what is gone can be brought back for a week', async () => {
    const { tenant, agency, curator } = await scene()
    const roles = await createRoles(tenant, agency, { Специалист: '300' })
    const { id, steps } = await createProcess(tenant, agency, [
      { name: 'B', work: { fixed: '25' }, roles: [{ role: roles.Специалист ?? '', share: '1' }] },
      { name: 'Лишний' },
    ])
    value(await upload(curator, id, bytesOf(`${CASES}/16-parallel-no-join.bpmn`)))
    const all = (await getSteps(curator, { id, state: 'AS_IS' })).steps
    const kept = all.find((row) => row.id === steps[0])
    const gone = all.find((row) => row.id === steps[1])
    expect(gone?.removed).toBe(true)
    if (kept && !kept.removed) expect(kept.data).toMatchObject({ work: { fixed: '25' } })
  })

  it('is refused in Russian when it is bad, and nothing changes', async () => {
    const { tenant, agency, curator } = await scene()
    const { id } = await createProcess(tenant, agency, [{ name: 'Принять' }])
    const before = await rowsOf(curator, id)
    for (const [name, words] of [
      ['01-broken', 'Повреждённый XML'],
      ['02-entity-bomb', 'DOCTYPE'],
      ['03-external-entity', 'DOCTYPE'],
      ['22-cp1251-declared-utf8', 'windows-1251'],
      ['26-wrong-namespace', 'не BPMN 2.0'],
      ['25-long-name', 'длиннее 300 знаков'],
    ] as const)
      expect(refusal(await upload(curator, id, bytesOf(`${CASES}/${name}.bpmn`))), name).toContain(words)
    expect(await rowsOf(curator, id)).toEqual(before)
  })

  it('in another encoding that a person chose, and one of several processes', async () => {
    const { tenant, agency, curator } = await scene()
    const { id } = await createProcess(tenant, agency)
    const bytes = bytesOf(`${CASES}/22-cp1251-declared-utf8.bpmn`)
    const examined = examine(bytes, { as: 'windows-1251' })
    const key = examined.ok ? (examined.value.processes[0]?.key ?? '') : ''
    value(await upload(curator, id, bytes, { as: 'windows-1251', process: key }))
    expect((await rowsOf(curator, id)).map(({ data }) => data.name).join()).toMatch(/[А-я]{3}/)
    const two = bytesOf(`${CASES}/08-two-processes.bpmn`)
    value(await upload(curator, id, two, { process: keyOf(two, 1) }))
    expect(await disagreeing(curator, id)).toEqual([])
  })

  it('of a thousand and a half steps is filled in one command, and read again without a change', async () => {
    const { tenant, agency, curator } = await scene()
    const { id } = await createProcess(tenant, agency)
    const bytes = execFileSync(process.execPath, [`${CASES}/make-big.mjs`, '2000'], { maxBuffer: 64 * 1024 * 1024 })
    expect(value(await upload(curator, id, bytes)).text).toMatch(/^Добавлено 1\s?520\sшагов/)
    expect(await rowsOf(curator, id)).toHaveLength(1520)
    expect(value(await upload(curator, id, bytes)).text).toBe('Таблица шагов не изменилась')
    const larger = execFileSync(process.execPath, [`${CASES}/make-big.mjs`, '10000'], { maxBuffer: 64 * 1024 * 1024 })
    expect(refusal(await upload(curator, id, larger))).toContain('не больше 2000')
  })

  it('over a table that changed meanwhile is a conflict', async () => {
    const { tenant, agency, curator } = await scene()
    const { id, steps } = await createProcess(tenant, agency, [{ name: 'Принять' }])
    const version = await versionOf(curator, id)
    value(
      await saveSteps(curator, {
        processId: id,
        state: 'AS_IS',
        edits: [{ path: `${steps[0]}.name`, base: 'Принять', text: 'Взять' }],
      }),
    )
    const late = await upload(curator, id, bytesOf(`${CASES}/07-no-drawing.bpmn`), { version })
    expect(late.ok ? 'done' : late.error.code).toBe('CONFLICT')
  })

  it('of «как есть» fills «как будет» by the steps it came of', async () => {
    const { tenant, agency, curator } = await scene()
    const { id } = await createProcess(tenant, agency, [{ name: 'Принять' }, { name: 'Проверить' }])
    value(await beginTarget(curator, { processId: id }))
    const text = (await getMapFiles(curator, { id })).AS_IS?.text ?? ''
    const bytes = Buffer.from(text.replace('name="Проверить"', 'name="Сверить"'))
    const version = await versionOf(curator, id, 'TO_BE')
    const before = await rowsOf(curator, id, 'TO_BE')
    value(await upload(curator, id, bytes, { state: 'TO_BE', version }))
    const after = await rowsOf(curator, id, 'TO_BE')
    expect(after.map((row) => row.id)).toEqual(before.map((row) => row.id))
    expect(after.map(({ data }) => data.name)).toEqual(['Принять', 'Сверить'])
    expect((await rowsOf(curator, id)).map(({ data }) => data.name)).toEqual(['Принять', 'Проверить'])
  })
})

describe('an edited drawing', () => {
  const edited = async (actor: Actor, id: string, change: (xml: string) => string) => {
    const file = (await getMapFiles(actor, { id })).AS_IS
    const opened = openText(file?.text ?? '')
    if (!file || !opened.ok) throw new Error('no file')
    return saveDrawing(actor, {
      processId: id,
      state: 'AS_IS',
      version: file.version,
      base: file.digest,
      xml: change(toEditor(opened.value)),
    })
  }

  it('renames a step, table, file and cost read anew agree; times stay', async () => {
    const { tenant, agency, curator } = await scene()
    const { id, steps } = await createProcess(tenant, agency, [{ name: 'Принять' }, { name: 'Проверить' }])
    value(await edited(curator, id, (xml) => xml.replace('name="Проверить"', 'name="Сверить сведения"')))
    const rows = await rowsOf(curator, id)
    expect(rows.map(({ data }) => data.name)).toEqual(['Принять', 'Сверить сведения'])
    expect(rows.map((row) => row.id)).toEqual(steps)
    expect(rows[1]?.data.work).toEqual({ fixed: '10' })
    expect(await disagreeing(curator, id)).toEqual([])
    // The table goes on to be edited; the kept file follows it.
    const version = await versionOf(curator, id)
    value(
      await saveSteps(curator, {
        processId: id,
        state: 'AS_IS',
        edits: [{ path: `${steps[0]}.name`, base: 'Принять', text: 'Взять' }],
      }),
    )
    expect(await versionOf(curator, id)).toBe(version + 1)
    expect((await getMapFiles(curator, { id })).AS_IS?.text).toContain('name="Взять"')
  })

  it('takes a new step between two others, in the lane where it stands', async () => {
    const { tenant, agency, curator } = await scene()
    const roles = await createRoles(tenant, agency, { Специалист: '300', Начальник: '600' })
    const by = (role: string) => [{ role: roles[role] ?? '', share: '1' }]
    const { id, steps } = await createProcess(tenant, agency, [
      { name: 'Принять', roles: by('Специалист') },
      { name: 'Подписать', roles: by('Начальник') },
    ])
    value(
      await edited(curator, id, (xml) => {
        const flow = /<bpmn:sequenceFlow id="([^"]+)" sourceRef="([^"]+)" targetRef="([^"]+)"/g
        const task = (name: string) => new RegExp(`<bpmn:userTask id="([^"]+)" name="${name}"`).exec(xml)?.[1] ?? ''
        const [from, to] = [task('Принять'), task('Подписать')]
        const between = [...xml.matchAll(flow)].find(([, , source, target]) => source === from && target === to)
        return xml
          .replace(between?.[0] ?? 'none', between?.[0].replace(`targetRef="${to}"`, 'targetRef="New_1"') ?? '')
          .replace(`<bpmn:incoming>${between?.[1]}</bpmn:incoming>`, '<bpmn:incoming>New_flow</bpmn:incoming>')
          .replace(
            '</bpmn:process>',
            `<bpmn:userTask id="New_1" name="Проверить"><bpmn:incoming>${between?.[1]}</bpmn:incoming><bpmn:outgoing>New_flow</bpmn:outgoing></bpmn:userTask><bpmn:sequenceFlow id="New_flow" sourceRef="New_1" targetRef="${to}"/></bpmn:process>`,
          )
          .replace(
            `<bpmn:flowNodeRef>${to}</bpmn:flowNodeRef>`,
            `<bpmn:flowNodeRef>${to}</bpmn:flowNodeRef><bpmn:flowNodeRef>New_1</bpmn:flowNodeRef>`,
          )
      }),
    )
    const rows = await rowsOf(curator, id)
    expect(rows.map(({ data }) => data.name)).toEqual(['Принять', 'Проверить', 'Подписать'])
    const made = rows[1]
    expect(made?.data.roles).toEqual(by('Начальник'))
    expect(made?.data.next).toEqual({ to: steps[1] })
    expect(rows[0]?.data.next).toEqual({ to: made?.id })
    expect(await disagreeing(curator, id)).toEqual([])
  })

  it('moved into another lane changes who works, not the times', async () => {
    const { tenant, agency, curator } = await scene()
    const roles = await createRoles(tenant, agency, { Специалист: '300', Начальник: '600' })
    const by = (role: string) => [{ role: roles[role] ?? '', share: '1' }]
    const { id } = await createProcess(tenant, agency, [
      { name: 'Принять', roles: by('Специалист') },
      { name: 'Подписать', roles: by('Начальник') },
    ])
    const move = (xml: string): string => {
      const task = /<bpmn:userTask id="([^"]+)" name="Принять"/.exec(xml)?.[1] ?? ''
      const reference = `<bpmn:flowNodeRef>${task}</bpmn:flowNodeRef>`
      const [before = '', after = ''] = xml.split(reference)
      const lane = after.includes('name="Начальник"') ? /(<bpmn:lane [^>]*name="Начальник"[^>]*>)/ : null
      return lane ? before + after.replace(lane, `$1${reference}`) : xml
    }
    value(await edited(curator, id, move))
    const [first] = await rowsOf(curator, id)
    expect(first?.data).toMatchObject({ roles: by('Начальник'), work: { fixed: '10' } })
    expect(await disagreeing(curator, id)).toEqual([])
  })

  it('over another file than was given is a conflict, a broken one is refused', async () => {
    const { tenant, agency, curator } = await scene()
    const { id } = await createProcess(tenant, agency, [{ name: 'Принять' }])
    const version = await versionOf(curator, id)
    const save = (base: string, xml: string) =>
      saveDrawing(curator, { processId: id, state: 'AS_IS', version, base, xml })
    const stray = await save('0'.repeat(64), '<a/>')
    expect(stray.ok ? 'done' : stray.error.code).toBe('CONFLICT')
    const digest = (await getMapFiles(curator, { id })).AS_IS?.digest ?? ''
    expect(refusal(await save(digest, '<broken'))).toContain('Повреждённый XML')
    expect(
      refusal(await saveDrawing(curator, { processId: newId(), state: 'AS_IS', version: 0, base: digest, xml: 'x' })),
    ).toContain('не найден')
  })

  it('begins from nothing', async () => {
    const { tenant, agency, curator } = await scene()
    const { id } = await createProcess(tenant, agency)
    const start = (await getMapFiles(curator, { id })).AS_IS
    expect(start).toMatchObject({ version: 0, isKept: false })
    value(
      await edited(curator, id, (xml) =>
        xml.replace(
          '</bpmn:process>',
          '<bpmn:userTask id="T" name="Принять"/><bpmn:sequenceFlow id="F" sourceRef="start" targetRef="T"/></bpmn:process>',
        ),
      ),
    )
    expect((await rowsOf(curator, id)).map(({ data }) => data.name)).toEqual(['Принять'])
  })
})
