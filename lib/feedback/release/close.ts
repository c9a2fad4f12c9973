import 'server-only'
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { dayColumn } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { FeedbackSettings } from '@/lib/core/tenant'
import {
  answersSchema,
  EVERYBODY,
  surveySchema,
  type Answers,
  type SurveyContent,
} from '@/lib/feedback/survey/definition'
import { mainQuestion, satisfiedIn } from '@/lib/feedback/survey/main-question'
import type { Tx } from '@/lib/platform/db'
import { takeTurn } from '@/lib/platform/lock'
import { blockCells, blockWords, type BlockCell } from './block'
import { closesBatch } from './scheme'

type Place = { tx: Tx; tenantId: string; settings: FeedbackSettings; today: DateString }
type ToClose = { id: string; splits: readonly string[]; closed: boolean }

/** Rows that one statement writes. */
const CHUNK = 2_000

/**
 * Closes the batches of a survey that are due: an agency's new answers to one version, once there are enough of them;
 * of a closed survey, as soon as they reach the threshold. What is fewer waits, and is never shown alone. Returns how
 * many batches were closed.
 *
 * The answers move from the intake to their batch in random order, under new random ids, in one transaction: neither
 * order, nor moment, nor transaction ties them to whoever gave them (exact.md F3).
 */
export async function closeBatches(place: Place, survey: ToClose): Promise<number> {
  const { tx, tenantId, settings } = place
  await takeTurn(tx, 'survey batches', tenantId, survey.id)
  const groups = await tx.surveyIntake.groupBy({
    by: ['agencyId', 'versionId'],
    where: { tenantId, surveyId: survey.id },
    _count: { _all: true },
    orderBy: [{ agencyId: 'asc' }, { versionId: 'asc' }],
  })
  const k = settings.threshold
  const due = groups.filter(({ _count }) =>
    closesBatch(_count._all, { k, batch: survey.closed ? k : settings.batchLeast }),
  )
  for (const group of due) await closeOne(place, survey, group)
  return due.length
}

async function closeOne(
  { tx, tenantId, settings, today }: Place,
  survey: ToClose,
  { agencyId, versionId }: { agencyId: string; versionId: string },
): Promise<void> {
  const k = settings.threshold
  const scope = { tenantId, surveyId: survey.id, agencyId }
  const [version, waiting, last] = await Promise.all([
    tx.surveyVersion.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: versionId } },
      select: { content: true },
    }),
    tx.surveyIntake.findMany({ where: { ...scope, versionId } }),
    tx.surveyBlock.aggregate({ where: scope, _max: { number: true } }),
  ])
  const forms = shuffled(waiting).map((row) => ({ ...row, answers: readAnswers(row.answers) }))
  const days = forms.map(({ day }) => day.getTime())
  const blockId = newId()
  const content = surveySchema.parse(version.content)
  const { showUnanimous } = settings
  const cells = blockCells(content, forms, { splits: survey.splits, k, showUnanimous, random: cryptoRandom })
  await tx.surveyBlock.create({
    data: {
      ...scope,
      id: blockId,
      versionId,
      number: (last._max.number ?? 0) + 1,
      from: new Date(Math.min(...days)),
      until: new Date(Math.max(...days)),
      closedOn: dayColumn(today),
      threshold: k,
      ...satisfactionIn(content, cells),
    },
    select: { id: true },
  })
  await inChunks(forms, (part) =>
    tx.surveyResponse.createMany({
      data: part.map(({ touchpointId, segmentId, channel, forOther, day, answers }) => ({
        ...scope,
        ...{ id: randomUUID(), versionId, blockId, touchpointId, segmentId, channel, forOther, day, answers },
      })),
    }),
  )
  await inChunks(cells, (part) =>
    tx.surveyCell.createMany({
      data: part.map(({ questionId, cell, shown }) => ({
        ...scope,
        ...{ id: newId(), blockId, questionId, cell },
        ...(shown === null ? { shown: false } : { shown: true, ...shown }),
      })),
    }),
  )
  await inChunks(shuffled(blockWords(content, forms, cells, k)), (part) =>
    tx.surveyWords.createMany({ data: part.map((words) => ({ ...scope, ...words, id: randomUUID(), blockId })) }),
  )
  await inChunks(waiting, (part) =>
    tx.surveyIntake.deleteMany({ where: { tenantId, id: { in: part.map(({ id }) => id) } } }),
  )
}

/** What the batch shows of its main question; nothing where it hides it. */
function satisfactionIn(content: SurveyContent, cells: readonly BlockCell[]) {
  const main = mainQuestion(content.pages.flatMap(({ questions }) => questions))
  const shown = cells.find(({ questionId, cell }) => questionId === main?.id && cell === EVERYBODY)?.shown
  return shown ? { answered: shown.n, satisfied: satisfiedIn(shown) } : {}
}

/** An answer was parsed when it was taken; one that cannot be read again must not stop the others. */
function readAnswers(stored: unknown): Answers {
  const parsed = answersSchema.safeParse(stored)
  return parsed.success ? parsed.data : {}
}

/** From 0 to just under 1, not to be guessed. */
const cryptoRandom = (): number => randomBytes(6).readUIntBE(0, 6) / 2 ** 48

function shuffled<T>(items: readonly T[]): T[] {
  const list = [...items]
  for (let at = list.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1)
    const one = list[at] as T
    list[at] = list[other] as T
    list[other] = one
  }
  return list
}

async function inChunks<T>(items: readonly T[], write: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < items.length; at += CHUNK) await write(items.slice(at, at + CHUNK))
}
