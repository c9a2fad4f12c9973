// Acts that approved the registries and their orders of keeping, what changed since, links and questions.
import { dayColumn } from '../../lib/core/db-day'
import { addDays, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import { readTenantSettings } from '../../lib/core/tenant'
import type { Tx } from '../../lib/platform/db'
import { changesOf, type Entry } from '../../lib/processes/registry/entry'
import { readEntries } from '../../lib/processes/registry/read'
import type { SeedAgency } from './campaign'
import type { DemoFile } from './files'

export type RegistryPlace = { tx: Tx; tenantId: string; file: DemoFile; now: Date }

const DAY = 86_400_000

async function actFile(
  { tx, tenantId, file }: RegistryPlace,
  agencyId: string,
  { name, by, at }: { name: string; by: string; at: Date },
): Promise<string> {
  const id = newId()
  await tx.storedFile.create({
    data: { tenantId, id, agencyId, ...file, name, uploadedBy: by, uploadedAt: at },
    select: { id: true },
  })
  return id
}

async function act(
  place: RegistryPlace,
  agency: SeedAgency,
  kind: 'REGISTRY' | 'ORDER',
  { number, actNumber, on, entries }: { number: number; actNumber: string; on: DateString; entries?: Entry[] },
): Promise<void> {
  const { tx, tenantId } = place
  const by = `Куратор, ${agency.name}`
  const at = new Date(`${addDays(on, 1)}T09:20:00Z`)
  const name = kind === 'ORDER' ? 'Порядок ведения реестра процессов.pdf' : 'Приказ о реестре процессов.pdf'
  await tx.registryVersion.create({
    data: {
      tenantId,
      id: newId(),
      agencyId: agency.id,
      kind,
      number,
      actTitle: 'Приказ руководителя',
      actNumber,
      actOn: dayColumn(on),
      fileId: await actFile(place, agency.id, { name, by, at }),
      snapshot: entries ? JSON.parse(JSON.stringify({ entries })) : {},
      approvedBy: by,
      approvedAt: at,
    },
    select: { id: true },
  })
}

/** What came in or changed after the first act: two processes fewer then, and other volumes. */
const before = (entries: readonly Entry[]): Entry[] =>
  entries.slice(0, Math.max(1, entries.length - 2)).map((entry, i) => ({
    ...entry,
    runsPerYear: entry.runsPerYear === null || i % 3 > 0 ? entry.runsPerYear : Math.round(entry.runsPerYear * 0.9),
    regulations: i === 0 ? [] : entry.regulations,
  }))

/** A process goes, one changes: what waits for the next act. */
async function changeSince({ tx, tenantId, now }: RegistryPlace, entries: readonly Entry[], n: number): Promise<void> {
  const at = new Date(now.getTime() - (n % 2 === 0 ? 41 : 9) * DAY)
  const [changed, dropped] = [entries.at(1), entries.at(-1)]
  if (changed)
    await tx.process.updateMany({
      where: { tenantId, id: changed.id },
      data: {
        runsPerYear: (changed.runsPerYear ?? 100) + 60,
        regulations: ['Административный регламент'],
        changedAt: at,
      },
    })
  if (dropped && n % 2 === 0)
    await tx.process.updateMany({
      where: { tenantId, id: dropped.id },
      data: {
        status: 'DROPPED',
        droppedOn: dayColumn(at.toISOString().slice(0, 10)),
        droppedBasis: 'Функция передана в единый центр обслуживания',
        changedAt: at,
      },
    })
}

async function link({ tx, tenantId }: RegistryPlace, entries: readonly Entry[]): Promise<void> {
  const by = (name: string) => entries.find((entry) => entry.name === name)
  const [facts, answer] = [by('Предоставление сведений по запросу органа'), by('Ответ на обращение гражданина')]
  if (facts && answer)
    await tx.processLink.create({ data: { tenantId, fromId: facts.id, toId: answer.id, what: 'Сведения' } })
  const [contract, purchase] = [by('Согласование договора'), by('Закупка для нужд органа')]
  if (contract && purchase)
    await tx.processLink.create({ data: { tenantId, fromId: contract.id, toId: purchase.id, what: 'Договор' } })
}

async function ask({ tx, tenantId, now }: RegistryPlace, agency: SeedAgency, entry: Entry, n: number): Promise<void> {
  const answered = n % 2 === 0
  await tx.processComment.create({
    data: {
      tenantId,
      id: newId(),
      processId: entry.id,
      text: 'Можно ли не запрашивать у заявителя сведения, которые орган получает сам?',
      byName: 'Методолог, процессный офис',
      at: new Date(now.getTime() - (20 + n) * DAY),
      ...(answered && {
        answer: 'Да: с нового года запрашиваем их через СМЭВ, целевой процесс это учитывает.',
        answeredBy: `Куратор, ${agency.name}`,
        answeredAt: new Date(now.getTime() - (12 + n) * DAY),
      }),
    },
    select: { id: true },
  })
}

/** Every state of a registry: never approved, approved once or anew, changed since, with and without its order. */
export async function seedRegistryActs(place: RegistryPlace, agencies: readonly SeedAgency[]): Promise<void> {
  const { tx, tenantId } = place
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { settings: true } })
  const settings = readTenantSettings(tenant.settings).processes
  const read = async (agencyId: string) =>
    (await readEntries({ tx, tenantId }, settings, { agencyId, status: 'ACTIVE' })).map(({ entry }) => entry)
  for (const [n, agency] of agencies.entries()) {
    await link(place, await read(agency.id))
    const entries = await read(agency.id)
    const [first] = entries
    if (first && n % 3 === 0) await ask(place, agency, first, n)
    if (n % 6 === 5) continue
    if (n % 4 !== 3)
      await act(place, agency, 'ORDER', { number: 1, actNumber: `${12 + n}-од`, on: addDays('2025-02-03', 3 * n) })
    const anew = n % 3 !== 2
    await act(place, agency, 'REGISTRY', {
      number: 1,
      actNumber: `${31 + n}-од`,
      on: addDays('2025-03-03', 4 * n),
      entries: before(entries),
    })
    if (anew)
      await act(place, agency, 'REGISTRY', {
        number: 2,
        actNumber: `${14 + n}-од`,
        on: addDays('2026-02-02', 5 * n),
        entries,
      })
    const approved = new Map((anew ? entries : before(entries)).map((entry) => [entry.id, entry]))
    const same = entries.filter((entry) => {
      const was = approved.get(entry.id)
      return was !== undefined && changesOf(was, entry).length === 0
    })
    await tx.process.updateMany({
      where: { tenantId, id: { in: same.map(({ id }) => id) } },
      data: { changedAt: null },
    })
    if (n % 5 === 1 || n % 5 === 4) await changeSince(place, entries, n)
  }
}
